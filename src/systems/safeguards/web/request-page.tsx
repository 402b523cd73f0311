import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { languageOptions } from '../../../app/format/language-options.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { safeguardsPermissions } from '../../../core/permissions/safeguards-permissions.ts';
import type { ProposedAnswer } from '../requests/request.ts';
import type { RequestAnswerView, RequestFile } from '../requests/views.ts';
import {
  BASIS_WORDS,
  CANNOT_CONFIRM,
  OUTCOME_WORDS,
  REFUSED,
  RELATION_WORDS,
  REQUEST_WORDS,
  STANDING_WORDS,
} from '../requests/words.ts';
import { RequestAnswers } from './request-answers.tsx';
import { RequestSearch } from './request-search.tsx';
import { RequestStateBadge } from './request-state-badge.tsx';
import { RequestWithdrawals } from './request-withdrawals.tsx';

const say = (word: keyof typeof REQUEST_WORDS): string => pickText(REQUEST_WORDS[word]);

/** One request: what the family said, whom it may be about, the answers of two officers, what the family is told, and what is owed afterwards. */
export function RequestPage() {
  const { requestNo } = useParams({ strict: false });
  const zone = useMe().data?.register.zone ?? 'UTC';
  const answer = useAnswer<RequestFile>('safeguards/request', { requestNo });
  if (answer.error && !answer.data)
    return <PageProblem error={answer.error} roles={safeguardsPermissions.queries.request.askers} />;
  if (!answer.data) return <Waiting />;
  const file = answer.data;
  const may = (name: string) => file.abilities.includes(`safeguards/${name}`);
  const standing = file.answers.filter(({ approved }) => approved === true).at(-1);
  return (
    <Stack maw={960}>
      <div className="amana-no-print">
        <PageTitle title={`${say('number')} ${file.requestNo}`} sub={say('sub')}>
          <Link to="/requests" className="amana-link amana-no-print">
            {say('title')}
          </Link>
          <PrintButton large />
        </PageTitle>
      </div>
      {/* paper is carried and found: of this page it shows what the family is told, and nothing else */}
      <Stack className="amana-no-print">
        <RequestStateBadge request={file} />
        <Said file={file} zone={zone} />
        {may('propose-answer') && !file.answerIsOld && <RequestSearch file={file} zone={zone} />}
        <RequestAnswers file={file} zone={zone} />
      </Stack>
      {standing !== undefined && file.state !== 'withdrawn' && <Told file={file} standing={standing} zone={zone} />}
      <div className="amana-no-print">
        <FollowUps file={file} zone={zone} />
      </div>
      <div className="amana-no-print">
        <RequestWithdrawals file={file} zone={zone} />
      </div>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

function Said({ file, zone }: { file: RequestFile; zone: string }) {
  const language = languageOptions().find(({ value }) => value === file.language)?.label ?? file.language;
  const lines: [label: string, value: string | null][] = [
    [say('names'), file.names.join(' · ')],
    [say('birth'), file.birth],
    [say('known'), file.known],
    [say('requester'), file.requester],
    [say('standing'), pickText(STANDING_WORDS[file.standing])],
    [say('relation'), pickText(RELATION_WORDS[file.relation])],
    [say('interest'), file.interest],
    [say('identityShown'), file.identityShown],
    [say('contact'), file.contact],
    [say('language'), language],
    [say('received'), `${formatInstant(file.receivedAt, zone)} · ${pickName(file.receivedBy.name)}`],
    [say('due'), formatInstant(file.dueAt, zone)],
  ];
  return (
    <Part title={say('about')}>
      <dl className="amana-cells">
        {lines.map(
          ([label, value]) =>
            value !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
    </Part>
  );
}

/** What the family is told now, in three languages; the same words whether nobody was found or somebody is kept back. */
function Told({ file, standing, zone }: { file: RequestFile; standing: RequestAnswerView; zone: string }) {
  if (standing.outcome === 'information')
    return (
      <Part title={say('letter')}>
        <Text>{pickText(OUTCOME_WORDS.information)}</Text>
        {file.answerIsOld && <Text className="amana-no-print">{say('answerIsOld')}</Text>}
        {file.answerIsOld && standing.person !== null && file.abilities.includes('safeguards/propose-answer') && (
          <Group>
            <FormDialog<ProposedAnswer & { requestNo: number }>
              command="safeguards/propose-answer"
              label={say('informAgain')}
              explain={say('informExplain')}
              zone={zone}
              fields={[{ key: 'reasons', label: say('reasons'), kind: 'long', required: true, shortest: 20 }]}
              build={({ reasons = '' }) => ({
                requestNo: file.requestNo,
                personNo: standing.person?.personNo,
                outcome: 'information',
                reasons,
              })}
            />
          </Group>
        )}
        {file.extractUntilAt !== null && (
          <Group>
            <Button
              component="a"
              href={`/api/safeguards/request-extract?requestNo=${file.requestNo}`}
              target="_blank"
              rel="noreferrer"
              variant="default"
              size="md"
              className="amana-no-print"
            >
              {say('extract')}
            </Button>
            <Text size="sm">
              {say('extractUntil')} {formatInstant(file.extractUntilAt, zone)}
            </Text>
          </Group>
        )}
      </Part>
    );
  const words = standing.outcome === 'refused' ? REFUSED : CANNOT_CONFIRM;
  return (
    <Part title={say('letter')}>
      {(['ar', 'ckb', 'en'] as const).map((language) => (
        <Text key={language} lang={language} dir={language === 'en' ? 'ltr' : 'rtl'}>
          {words[language]}
          {standing.outcome === 'refused' && standing.basis !== null && ` ${BASIS_WORDS[standing.basis][language]}.`}
        </Text>
      ))}
      {standing.outcome === 'refused' && (
        <Text>
          <bdi>{standing.law}</bdi> · <bdi>{standing.remedy}</bdi>
        </Text>
      )}
    </Part>
  );
}

function FollowUps({ file, zone }: { file: RequestFile; zone: string }) {
  return (
    <Part title={say('followed')}>
      {file.followUpAt !== null && (
        <Text fw={700}>
          {say('followUp')} {formatInstant(file.followUpAt, zone)}
        </Text>
      )}
      {file.followUps.length === 0 && <Text c="gray.7">{say('noFollowUps')}</Text>}
      {file.followUps.map(({ note, doneAt, doneBy, nextAt }) => (
        <Text key={`${doneAt} ${note}`} size="sm">
          {formatInstant(doneAt, zone)} · <bdi>{pickName(doneBy.name)}</bdi> · <bdi>{note}</bdi>
          {nextAt !== null && ` · ${say('next')} ${formatInstant(nextAt, zone)}`}
        </Text>
      ))}
      {file.abilities.includes('safeguards/follow-up-request') && (
        <Group className="amana-no-print">
          <FormDialog<{ requestNo: number; note: string; nextAt?: number }>
            command="safeguards/follow-up-request"
            label={say('follow')}
            explain={say('followExplain')}
            zone={zone}
            fields={[
              { key: 'note', label: say('note'), kind: 'long', required: true },
              { key: 'nextAt', label: say('next'), kind: 'instant', required: false },
            ]}
            build={({ note = '', nextAt }) => ({
              requestNo: file.requestNo,
              note,
              ...(nextAt ? { nextAt: Number(nextAt) } : {}),
            })}
          />
        </Group>
      )}
    </Part>
  );
}
