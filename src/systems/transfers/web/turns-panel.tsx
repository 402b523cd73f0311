import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import type { LetInView } from '../convoy-views.ts';
import type { ManifestOverview } from '../views.ts';
import { RestOfWay } from './rest-of-way.tsx';

/** What became of the planned way: where the convoy was not let in, where it was sent instead. Nothing where all went as planned. */
export function TurnsPanel({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { turns, entryRefusals, letIn } = answer;
  const textOf = ({ site, registerNumber, refusedSite, refusedAt }: LetInView): string =>
    refusedSite === null || refusedAt === null
      ? t('turn.personBrought', { site: directory.siteName(site), number: registerNumber })
      : t(registerNumber === null ? 'turn.convoyLetIn' : 'turn.personLetIn', {
          site: directory.siteName(site),
          number: registerNumber,
          gate: directory.siteName(refusedSite),
          at: formatInstant(refusedAt, directory.zoneOf(refusedSite)),
        });
  const entries = [
    ...turns.map((turn) => ({
      ...turn,
      key: `${turn.kind}-${turn.at}`,
      zone: directory.zoneOf(turn.toSite),
      text: t(`turn.${turn.kind}`, { from: directory.siteName(turn.fromSite), to: directory.siteName(turn.toSite) }),
    })),
    ...entryRefusals.map((refusal) => ({
      ...refusal,
      key: `refused-${refusal.at}`,
      zone: directory.zoneOf(refusal.site),
      text: t('turn.refused', { site: directory.siteName(refusal.site) }),
    })),
    ...letIn.map((granted) => ({
      ...granted,
      reason: granted.refusedReason,
      key: `let-in-${granted.at}-${granted.personNo}`,
      zone: directory.zoneOf(granted.site),
      text: textOf(granted),
    })),
  ].sort((left, right) => right.at - left.at);
  if (entries.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('turn.title')}
      </Title>
      {answer.wayToPlan && <RestOfWay answer={answer} />}
      <Stack gap="xs">
        {entries.map((entry) => (
          <div key={entry.key}>
            <Text fw={600}>
              {entry.text}
              {entry.reason !== null && ` · ${t(`turn.reasons.${entry.reason}`, { defaultValue: entry.reason })}`}
            </Text>
            <Text size="sm" c="gray.7">
              <bdi>{formatInstant(entry.at, entry.zone)}</bdi> · {pickName(entry.by.name)}
              {entry.note && (
                <>
                  {' · '}
                  <bdi>{entry.note}</bdi>
                </>
              )}
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
