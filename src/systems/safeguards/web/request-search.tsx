import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { BASES, type Basis, type ProposedAnswer } from '../requests/request.ts';
import type { CandidatesAnswer, RequestFile } from '../requests/views.ts';
import { BASIS_WORDS, REQUEST_WORDS } from '../requests/words.ts';
import { DeskPersonText } from './desk-person-text.tsx';

type Input = ProposedAnswer & { requestNo: number };
const say = (word: keyof typeof REQUEST_WORDS): string => pickText(REQUEST_WORDS[word]);
const reasons = (): FormField => ({
  key: 'reasons',
  label: say('reasons'),
  kind: 'long',
  required: true,
  shortest: 20,
});
const law = (): FormField => ({ key: 'law', label: say('law'), kind: 'text', required: true, shortest: 3 });
const followUp = (): FormField => ({ key: 'followUpAt', label: say('followUp'), kind: 'instant', required: true });

/** Looks for the person by a name in any script or a number, and proposes an answer. Nothing is searched before the officer asks: each person who is shown leaves a reading. */
export function RequestSearch({ file, zone }: { file: RequestFile; zone: string }) {
  const { requestNo } = file;
  const [typed, setTyped] = useState(file.names[0] ?? '');
  const [sought, setSought] = useState<string>();
  const answer = useAnswer<CandidatesAnswer>(
    'safeguards/request-candidates',
    { requestNo, q: sought },
    { asks: 'body', enabled: sought !== undefined },
  );
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') setSought(typed);
  };
  const found = sought === undefined ? undefined : answer.data;
  return (
    <Paper withBorder p="md" component="section" aria-label={say('search')} className="amana-no-print">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say('search')}
        </Title>
        <form onSubmit={search}>
          <Group align="flex-end">
            <TextInput
              size="md"
              flex={1}
              label={say('search')}
              description={say('searchHelp')}
              value={typed}
              required
              maxLength={300}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={answer.isFetching}>
              {say('find')}
            </Button>
          </Group>
        </form>
        {sought !== undefined && answer.error && <ProblemAlert error={answer.error} />}
        {found !== undefined && (
          <Text role="status" fw={700}>
            {found.persons.length === 0 ? say('nobody') : say('candidates')}
          </Text>
        )}
        {found?.persons.map((person) => (
          <Paper key={person.personNo} withBorder p="sm" component="article">
            <Stack gap="xs">
              <DeskPersonText person={person} />
              <ProposeAbout file={file} personNo={person.personNo} number={person.registerNumber} zone={zone} />
            </Stack>
          </Paper>
        ))}
        {found !== undefined && found.found > found.persons.length && <Text size="sm">{say('more')}</Text>}
        <Group>
          <FormDialog<Input>
            command="safeguards/propose-answer"
            label={say('unconfirmed')}
            explain={say('unconfirmedExplain')}
            zone={zone}
            fields={[reasons(), followUp()]}
            build={(values) => ({
              requestNo,
              outcome: 'cannot-confirm',
              reasons: values.reasons ?? '',
              followUpAt: Number(values.followUpAt),
            })}
          />
        </Group>
      </Stack>
    </Paper>
  );
}

/** The three answers that an officer can propose about a person: information, a refusal, and for safety that nothing can be confirmed. */
function ProposeAbout({
  file: { requestNo },
  personNo,
  number,
  zone,
}: {
  file: RequestFile;
  personNo: number;
  number: string;
  zone: string;
}) {
  const command = 'safeguards/propose-answer';
  return (
    <Group gap="xs">
      <FormDialog<Input>
        command={command}
        label={say('inform')}
        compact={`${say('inform')}: ${number}`}
        explain={say('informExplain')}
        zone={zone}
        fields={[reasons()]}
        build={(values) => ({ requestNo, personNo, outcome: 'information', reasons: values.reasons ?? '' })}
      />
      <FormDialog<Input>
        command={command}
        label={say('refuse')}
        compact={`${say('refuse')}: ${number}`}
        explain={say('refuseExplain')}
        zone={zone}
        grave
        fields={[
          {
            key: 'basis',
            label: say('basis'),
            kind: 'select',
            required: true,
            options: BASES.map((value) => ({ value, label: pickText(BASIS_WORDS[value]) })),
          },
          law(),
          { key: 'remedy', label: say('remedy'), kind: 'long', required: true, shortest: 20 },
          reasons(),
        ]}
        build={(values) => ({
          requestNo,
          personNo,
          outcome: 'refused',
          basis: values.basis as Basis,
          law: values.law ?? '',
          remedy: values.remedy ?? '',
          reasons: values.reasons ?? '',
        })}
      />
      <FormDialog<Input>
        command={command}
        label={say('withhold')}
        compact={`${say('withhold')}: ${number}`}
        explain={say('withholdExplain')}
        zone={zone}
        grave
        fields={[law(), reasons(), followUp()]}
        build={(values) => ({
          requestNo,
          personNo,
          outcome: 'cannot-confirm',
          basis: 'safety-of-the-person',
          law: values.law ?? '',
          reasons: values.reasons ?? '',
          followUpAt: Number(values.followUpAt),
        })}
      />
    </Group>
  );
}
