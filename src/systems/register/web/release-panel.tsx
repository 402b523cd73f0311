import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { ProposeReleaseInput } from '../command-views.ts';
import { CHECK_ITEMS, UNVERIFIED } from '../release/release.ts';
import type { ReleaseAnswer, ReleaseView } from '../release/views.ts';
import { ITEM_WORDS, STEP_WORDS, UNVERIFIED_WORDS } from '../release/words.ts';
import type { PersonView } from '../views.ts';
import { CheckCopyButton } from './check-copy-button.tsx';
import { Photograph } from './marks-and-photograph.tsx';

type CheckReleaseInput = { releaseId: string; item: string; satisfied: boolean; source: string };
type PlacedInput = { releaseId: string; place: string; occurredAt?: number };
type UnverifiedInput = { personNo: number; how: string; circumstances: string; place: string; occurredAt?: number };

/** On a person's file: the release with its order, checklist and verification by another body, and the review that is due when the last order has ended. */
export function ReleasePanel({ person, zone }: { person: PersonView; zone: string }) {
  const { t } = useTranslation('register');
  const { personNo } = person;
  const answer = useAnswer<ReleaseAnswer>('register/release', { personNo });
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (!answer.data) return null;
  const { releases, unverified, review, abilities } = answer.data;
  const may = (command: string) => abilities.includes(`register/${command}`);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('release.title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('release.title')}
          </Title>
          <Group gap="xs" className="amana-no-print">
            <Button
              component="a"
              variant="default"
              href={`/api/register/extract?personNo=${personNo}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('release.extract')}
            </Button>
            <Button
              component="a"
              variant="default"
              href={`/api/register/certified-copy?personNo=${personNo}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('release.copy')}
            </Button>
            <CheckCopyButton personNo={personNo} zone={zone} />
            {may('propose-release') && (
              <FormDialog<ProposeReleaseInput>
                command="register/propose-release"
                label={t('release.propose')}
                explain={t('release.proposeExplain')}
                zone={zone}
                fields={[
                  { key: 'ground', label: t('orders.ground'), kind: 'text', required: true },
                  { key: 'orderedBy', label: t('release.orderedBy'), kind: 'text', required: true },
                  { key: 'documentSha256', label: t('orders.document'), kind: 'document', required: true },
                ]}
                build={({ ground = '', orderedBy = '', documentSha256 = '' }) => ({
                  personNo,
                  ground,
                  orderedBy,
                  documentSha256,
                })}
              />
            )}
            {may('record-unverified-release') && (
              <FormDialog<UnverifiedInput>
                command="register/record-unverified-release"
                label={t('release.unverified')}
                explain={t('release.unverifiedExplain')}
                zone={zone}
                grave
                fields={[
                  {
                    key: 'how',
                    label: t('release.how'),
                    kind: 'select',
                    required: true,
                    options: UNVERIFIED.map((value) => ({ value, label: pickText(UNVERIFIED_WORDS[value]) })),
                  },
                  { key: 'place', label: t('people.place'), kind: 'text', required: true },
                  { key: 'circumstances', label: t('file.circumstances'), kind: 'long', required: true },
                  { key: 'occurredAt', label: t('file.occurredAt'), kind: 'instant', required: false },
                ]}
                build={({ how = '', place = '', circumstances = '', occurredAt = '' }) => ({
                  personNo,
                  how,
                  place,
                  circumstances,
                  ...(occurredAt === '' ? {} : { occurredAt: Number(occurredAt) }),
                })}
              />
            )}
          </Group>
        </Group>
        {review !== null && (
          <Alert color="red">{t('release.review', { at: formatInstant(review.sinceAt, zone) })}</Alert>
        )}
        {unverified.map((one) => (
          <Alert key={one.at} color="red" title={pickText(UNVERIFIED_WORDS[one.how])}>
            {formatInstant(one.at, zone)} · <bdi>{one.place}</bdi> · <bdi>{one.circumstances}</bdi>
          </Alert>
        ))}
        {releases.length === 0 && unverified.length === 0 && <Text c="gray.7">{t('release.none')}</Text>}
        {releases.some(({ step }) => step === 'proposed' || step === 'approved') && person.photographs.length > 0 && (
          <div className="amana-no-print">
            <Text size="sm">{t('photograph.compare')}</Text>
            <Photograph person={person} zone={zone} />
          </div>
        )}
        {releases.map((release) => (
          <Release key={release.releaseId} release={release} zone={zone} may={may} />
        ))}
      </Stack>
    </Paper>
  );
}

function Release({ release, zone, may }: { release: ReleaseView; zone: string; may: (command: string) => boolean }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const over = ['verified', 'withdrawn', 'ended'].includes(release.step);
  const steps = [
    ['proposed', release.proposed],
    ['approved', release.approved],
    ['carriedOut', release.carriedOut],
    ['verified', release.verified],
  ] as const;
  return (
    <div>
      <Group gap="xs">
        <Text fw={700}>
          <bdi>{release.ground}</bdi> · <bdi>{release.orderedBy}</bdi>
        </Text>
        <Badge color={over ? 'gray.3' : 'teal.1'} c="dark.9" variant="filled" tt="none">
          {pickText(STEP_WORDS[release.step])}
        </Badge>
      </Group>
      {steps.map(
        ([step, by]) =>
          by !== null && (
            <Text key={step} size="sm">
              {t(`release.steps.${step}`)}: <bdi>{pickText({ ...by.officer, ckb: by.officer.ar })}</bdi> ·{' '}
              {directory.authorityName(by.authority)} · {formatInstant(by.at, zone)}
              {step === 'carriedOut' && (
                <>
                  {' '}
                  · <bdi>{release.place}</bdi>
                </>
              )}
              {step === 'verified' && (
                <>
                  {' '}
                  · <bdi>{release.howVerified}</bdi>
                </>
              )}
            </Text>
          ),
      )}
      {release.withdrawal !== null && release.withdrawnAt !== null && (
        <Text size="sm">
          {t('release.withdrawn')}: <bdi>{release.withdrawal}</bdi> · {formatInstant(release.withdrawnAt, zone)}
        </Text>
      )}
      <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {CHECK_ITEMS.map((item) => {
          const newest = release.checks.filter((check) => check.item === item).at(-1);
          return (
            <li key={item}>
              <Text size="sm" c={release.open.includes(item) ? 'red.9' : 'dark.9'}>
                {pickText(ITEM_WORDS[item])}:{' '}
                {newest === undefined ? (
                  t('release.unanswered')
                ) : (
                  <>
                    {t(newest.satisfied ? 'release.yes' : 'release.no')} · <bdi>{newest.source}</bdi>
                  </>
                )}
              </Text>
            </li>
          );
        })}
      </ul>
      {!over && <ReleaseSteps release={release} zone={zone} may={may} />}
    </div>
  );
}

function ReleaseSteps({
  release: { releaseId },
  zone,
  may,
}: {
  release: ReleaseView;
  zone: string;
  may: (command: string) => boolean;
}) {
  const { t } = useTranslation('register');
  return (
    <Group gap="xs" mt={4}>
      {may('approve-release') && (
        <CommandButton
          command="register/approve-release"
          input={{ releaseId }}
          label={t('release.approve')}
          explain={t('release.approveExplain')}
        />
      )}
      {may('check-release') && (
        <FormDialog<CheckReleaseInput>
          command="register/check-release"
          label={t('release.check')}
          explain={t('release.checkExplain')}
          zone={zone}
          fields={[
            {
              key: 'item',
              label: t('release.item'),
              kind: 'select',
              required: true,
              options: CHECK_ITEMS.map((value) => ({ value, label: pickText(ITEM_WORDS[value]) })),
            },
            {
              key: 'satisfied',
              label: t('release.answer'),
              kind: 'select',
              required: true,
              options: [
                { value: 'yes', label: t('release.yes') },
                { value: 'no', label: t('release.no') },
              ],
            },
            { key: 'source', label: t('identity.source'), kind: 'text', required: true },
          ]}
          build={({ item = '', satisfied = '', source = '' }) => ({
            releaseId,
            item,
            satisfied: satisfied === 'yes',
            source,
          })}
        />
      )}
      {may('carry-out-release') && (
        <FormDialog<PlacedInput>
          command="register/carry-out-release"
          label={t('release.carryOut')}
          explain={t('release.carryOutExplain')}
          zone={zone}
          grave
          fields={[
            { key: 'place', label: t('people.place'), kind: 'text', required: true },
            { key: 'occurredAt', label: t('file.occurredAt'), kind: 'instant', required: false },
          ]}
          build={({ place = '', occurredAt = '' }) => ({
            releaseId,
            place,
            ...(occurredAt === '' ? {} : { occurredAt: Number(occurredAt) }),
          })}
        />
      )}
      {may('verify-release') && (
        <FormDialog<{ releaseId: string; how: string }>
          command="register/verify-release"
          label={t('release.verify')}
          explain={t('release.verifyExplain')}
          zone={zone}
          fields={[{ key: 'how', label: t('release.howSeen'), kind: 'long', required: true }]}
          build={({ how = '' }) => ({ releaseId, how })}
        />
      )}
      {may('withdraw-release') && (
        <FormDialog<{ releaseId: string; reason: string }>
          command="register/withdraw-release"
          label={t('release.withdraw')}
          zone={zone}
          fields={[{ key: 'reason', label: t('release.reason'), kind: 'long', required: true }]}
          build={({ reason = '' }) => ({ releaseId, reason })}
        />
      )}
    </Group>
  );
}
