import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { ManifestAnswer, MovementView } from '../views.ts';
import { WithdrawMovementButton } from './withdraw-movement-button.tsx';

/** What the escort reported on the way, newest first. An entry that was a mistake stays, struck through, with who withdrew it and why. */
export function MovementLog({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { manifest, movements, lines, abilities } = answer;
  const numberOf = (personNo: number | null) =>
    lines.find((line) => line.personNo === personNo)?.registerNumber ?? null;
  const timeOf = (row: MovementView) => formatInstant(row.occurredAt, directory.zoneOf(row.place));
  const whatOf = (row: MovementView): string =>
    [
      t(`movement.kinds.${row.kind}`),
      ...(row.planned === null ? [] : [t(`movement.plannedAs.${row.planned ? 'yes' : 'no'}`)]),
      ...(row.reason === null ? [] : [t(`movement.reasons.${row.reason}`, { defaultValue: row.reason })]),
      ...(row.incident === null ? [] : [t(`movement.incidents.${row.incident}`, { defaultValue: row.incident })]),
      ...(row.delayMinutes === null ? [] : [t('movement.minutes', { count: row.delayMinutes })]),
      ...(row.vehicle === null ? [] : [row.vehicle]),
    ].join(' · ');
  const struck = (row: MovementView, text: string | null) =>
    row.withdrawal && text !== null ? <s>{text}</s> : <span>{text ?? '—'}</span>;
  const columns: Column<MovementView>[] = [
    {
      key: 'at',
      label: t('movement.at'),
      value: (row) => row.occurredAt,
      render: (row) => struck(row, timeOf(row)),
    },
    {
      key: 'kind',
      label: t('movement.kind'),
      value: whatOf,
      render: (row) => (
        <Stack gap={2} align="flex-start">
          {struck(row, whatOf(row))}
          {row.withdrawal && (
            <Text size="sm">
              <b>{t('movement.withdrawn')}</b> {t(`movement.withdrawReasons.${row.withdrawal.reason}`)} ·{' '}
              {pickName(row.withdrawal.by.name)} · {formatInstant(row.withdrawal.at, directory.zoneOf(row.place))}
              {row.withdrawal.note && (
                <>
                  {' '}
                  <q dir="auto">{row.withdrawal.note}</q>
                </>
              )}
            </Text>
          )}
          {row.withdrawal === null && abilities.includes('transfers/withdraw-movement') && (
            <WithdrawMovementButton
              manifest={manifest}
              movement={row}
              what={[t(`movement.kinds.${row.kind}`), directory.siteName(row.place), timeOf(row)].join(
                t('listSeparator'),
              )}
            />
          )}
        </Stack>
      ),
    },
    {
      key: 'place',
      label: t('movement.place'),
      value: (row) => directory.siteName(row.place),
      render: (row) => struck(row, directory.siteName(row.place)),
    },
    { key: 'person', label: t('lines.person'), value: (row) => numberOf(row.personNo) },
    {
      key: 'note',
      label: t('movement.note'),
      value: (row) => row.note || null,
      // as somebody wrote it, in its own direction
      render: (row) => <bdi>{struck(row, row.note || null)}</bdi>,
    },
    { key: 'by', label: t('movement.by'), value: (row) => pickName(row.by.name) },
  ];
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {t('movement.log')}
      </Title>
      <DataTable
        bare
        caption={t('movement.log')}
        columns={columns}
        rows={movements}
        rowKey={(row) => row.eventId}
        empty={t('movement.empty')}
      />
    </Paper>
  );
}
