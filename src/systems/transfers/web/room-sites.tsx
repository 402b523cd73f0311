import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { OccupancyRow } from '../../sites/capacity/occupancy-views.ts';
import type { OperationRoomAnswer } from '../room-views.ts';

/** Occupancy of the sites that the convoys of the operation come from and go to, against places with their source and day. */
export function RoomSites({
  room,
  occupancy,
  error,
}: {
  room: OperationRoomAnswer;
  occupancy: OccupancyRow[] | undefined;
  error?: unknown;
}) {
  const { t } = useTranslation(['transfers', 'sites']);
  const directory = useDirectory();
  const kindOf = (code: string) => directory.sites.find((site) => site.code === code)?.kind;
  const rows = occupancy?.filter((row) => row.section === null && (kindOf(row.site) !== 'crossing' || row.inside > 0));
  const place = (code: string) => room.places.find((one) => one.code === code);
  const columns: Column<OccupancyRow>[] = [
    {
      key: 'site',
      label: t('sites:list.site'),
      value: (row) => pickText(row.name),
      render: (row) => (
        <div>
          <Link to="/sites/$code" params={{ code: row.site }} className="amana-link">
            {pickText(row.name)}
          </Link>
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{row.site}</bdi>
            {row.authority && <> · {directory.authorityName(row.authority)}</>}
          </Text>
        </div>
      ),
    },
    { key: 'inside', label: t('sites:occupancy.inside'), value: (row) => row.inside, numeric: true },
    { key: 'away', label: t('sites:absence.title'), value: (row) => row.away, numeric: true },
    {
      key: 'places',
      label: t('sites:list.places'),
      value: (row) => row.places,
      numeric: true,
      render: (row) => (row.places === null ? t('sites:list.notRecorded') : formatNumber(row.places)),
    },
    {
      key: 'source',
      label: t('sites:site.source'),
      value: (row) => row.placesSource,
      render: (row) => (
        <div>
          <Text size="sm">
            {row.placesSource === null ? (row.places === null ? '—' : t('sites:occupancy.sum')) : row.placesSource}
          </Text>
          {row.placesFromAt !== null && (
            <Text size="xs" c="gray.7">
              {t('sites:hazard.since', { at: formatInstant(row.placesFromAt, row.zone) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'free',
      label: t('sites:list.free'),
      value: (row) => row.free,
      numeric: true,
      render: (row) =>
        row.free !== null && row.free < 0 ? (
          <Badge color="red.1" c="red.9" variant="filled" tt="none" miw="max-content">
            {t('sites:list.over', { count: -row.free })}
          </Badge>
        ) : row.free === null ? (
          '—'
        ) : (
          formatNumber(row.free)
        ),
    },
    {
      key: 'marks',
      label: t('room.marks'),
      value: (row) => place(row.site)?.hazards.length ?? 0,
      render: (row) => <Marks room={room} code={row.site} />,
    },
  ];
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('room.sites')}
      </Title>
      <DataTable
        bare
        caption={t('room.sites')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.site}
        error={rows ? undefined : error}
        empty={t('room.noSites')}
      />
    </Paper>
  );
}

/** What a site is exposed to, and that its control is disputed; nothing where neither is. */
export function Marks({ room, code }: { room: OperationRoomAnswer; code: string }) {
  const { t } = useTranslation(['transfers', 'sites']);
  const found = room.places.find((one) => one.code === code);
  if (found === undefined || (found.hazards.length === 0 && !found.disputed)) return '—';
  return (
    <Group gap={4}>
      {found.disputed && (
        <Badge color="yellow.2" c="dark.9" variant="filled" tt="none" miw="max-content">
          {t('sites:control.disputed')}
        </Badge>
      )}
      {found.hazards.map(({ kind, severity }) => (
        <Badge key={`${kind} ${severity}`} color="orange.2" c="dark.9" variant="filled" tt="none" miw="max-content">
          {t(`sites:hazard.kinds.${kind}`)} · {t(`sites:hazard.severities.${severity}`)}
        </Badge>
      ))}
    </Group>
  );
}
