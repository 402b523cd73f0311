import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RequestAnswerView, RequestFile } from '../requests/views.ts';
import { BASIS_WORDS, OUTCOME_WORDS, REQUEST_WORDS, STATE_WORDS } from '../requests/words.ts';
import { DeskPersonText } from './desk-person-text.tsx';

const say = (word: keyof typeof REQUEST_WORDS): string => pickText(REQUEST_WORDS[word]);

/** The answers to a request: who proposed which about whom and why, and who made it or sent it back. */
export function RequestAnswers({ file, zone }: { file: RequestFile; zone: string }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={say('answers')}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say('answers')}
        </Title>
        {file.answers.length === 0 && <Text c="gray.7">{say('noAnswers')}</Text>}
        {file.answers.map((answer) => (
          <Answer key={answer.answerId} answer={answer} zone={zone} />
        ))}
      </Stack>
    </Paper>
  );
}

function Answer({ answer, zone }: { answer: RequestAnswerView; zone: string }) {
  const { answerId, outcome, person, basis, law, remedy, decidedBy, decidedAt, approved } = answer;
  const keptBack = outcome === 'cannot-confirm' && person !== null;
  return (
    <Stack gap={4} component="article">
      <Group gap="xs">
        <Text fw={700}>
          {pickText(OUTCOME_WORDS[outcome])}
          {keptBack && ` · ${say('keptBack')}`}
        </Text>
        {approved === null && (
          <Badge size="lg" variant="filled" tt="none" c="dark.9" color="yellow.2">
            {pickText(STATE_WORDS.proposed)}
          </Badge>
        )}
      </Group>
      {person !== null && <DeskPersonText person={person} />}
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {say('reasons')}: <bdi>{answer.reasons}</bdi>
      </Text>
      {basis !== null && (
        <Text size="sm">
          {say('basis')}: {pickText(BASIS_WORDS[basis])} · <bdi>{law}</bdi>
        </Text>
      )}
      {remedy !== null && (
        <Text size="sm">
          {say('remedy')}: <bdi>{remedy}</bdi>
        </Text>
      )}
      {answer.followUpAt !== null && (
        <Text size="sm">
          {say('followUp')} {formatInstant(answer.followUpAt, zone)}
        </Text>
      )}
      <Text size="xs" c="gray.7">
        {say('proposedBy')} <bdi>{pickName(answer.proposedBy.name)}</bdi> · {formatInstant(answer.proposedAt, zone)}
      </Text>
      {decidedBy !== null && decidedAt !== null && (
        <Text size="xs" c="gray.7">
          {say(approved ? 'madeBy' : 'returnedBy')} <bdi>{pickName(decidedBy.name)}</bdi> ·{' '}
          {formatInstant(decidedAt, zone)}
          {answer.returnReason !== null && (
            <>
              {' · '}
              <bdi>{answer.returnReason}</bdi>
            </>
          )}
        </Text>
      )}
      <Group className="amana-no-print">
        {answer.abilities.includes('safeguards/answer-request') && (
          <CommandButton
            command="safeguards/answer-request"
            input={{ answerId }}
            label={say('make')}
            explain={say('makeExplain')}
            size="md"
          />
        )}
        {answer.abilities.includes('safeguards/return-answer') && (
          <FormDialog<{ answerId: string; reason: string }>
            command="safeguards/return-answer"
            label={say('giveBack')}
            zone={zone}
            fields={[{ key: 'reason', label: say('giveBackReason'), kind: 'long', required: true }]}
            build={({ reason = '' }) => ({ answerId, reason })}
          />
        )}
      </Group>
    </Stack>
  );
}
