import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { roleName } from '../../../app/format/role-name.ts';
import type { EscortReadinessView } from '../escort-views.ts';

/** How many escort records are how far, in one sentence: incomplete and out of date are said where there are any. */
export function EscortReadinessText({ records }: { records: EscortReadinessView }) {
  const { t } = useTranslation('transfers');
  return [
    t('escort.confirmedOf', { confirmed: records.confirmed, all: records.of }),
    ...(records.complete > 0 ? [t('escort.unconfirmed', { count: records.complete })] : []),
    ...(records.incomplete > 0 ? [t('escort.incomplete', { count: records.incomplete })] : []),
    ...(records.stale > 0 ? [t('escort.stale', { count: records.stale })] : []),
  ].join(' · ');
}

/** The escort records of a convoy: how far they are, how old what was taken over is, and who owes what. They hold nothing up. */
export function EscortReadiness({
  records,
  manifestNo,
  zone,
  isList = false,
}: {
  records: EscortReadinessView | null;
  manifestNo: number;
  zone: string;
  /** On the page of the list itself. */
  isList?: boolean;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  if (records === null) return null;
  const dutyText = ({ what, count }: EscortReadinessView['duties'][number]) =>
    ({
      answer: t('escort.duty.answer', { count }),
      'answer-health': t('escort.duty.health', { count }),
      'answer-anew': t('escort.duty.anew', { count }),
      confirm: t('escort.duty.confirm', { count }),
    })[what];
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h4">
          {t('escort.title')}
        </Title>
        <Group gap="md" className="amana-no-print">
          {!isList && (
            <Link to="/manifests/$manifestNo/escort" params={{ manifestNo: String(manifestNo) }} className="amana-link">
              {t('escort.list')}
            </Link>
          )}
          <Anchor
            href={`/api/transfers/escort-records-paper?manifestNo=${manifestNo}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('escort.paper')}
          </Anchor>
        </Group>
      </Group>
      <Stack gap={4} mt="xs">
        <Text size="sm">
          <EscortReadinessText records={records} />
        </Text>
        {records.oldestAt !== null && (
          <Text size="sm" c="gray.7">
            {t('escort.ages', { count: records.taken, at: formatInstant(records.oldestAt, zone) })}
          </Text>
        )}
        {records.duties.map((duty) => (
          <Text key={duty.what} size="sm">
            <b>{dutyText(duty)}</b> · {roleName(t, duty.role)} · {directory.authorityName(duty.authority)}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}
