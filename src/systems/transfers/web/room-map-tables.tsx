import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { toUserDigits } from '../../../app/format/to-user-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { OccupancyRow } from '../../sites/capacity/occupancy-views.ts';
import type { OperationRoomAnswer, RoomPlace, RoomRoute } from '../room-views.ts';
import { Marks } from './room-sites.tsx';

/** What the map shows, as two tables: for the keyboard, for who hears the page, and for paper. */
export function RoomMapTables({ room, occupancy }: { room: OperationRoomAnswer; occupancy: OccupancyRow[] }) {
  const { t } = useTranslation(['transfers', 'sites']);
  const directory = useDirectory();
  const site = (code: string) => directory.sites.find((one) => one.code === code);
  const whole = (code: string) => occupancy.find((row) => row.site === code && row.section === null);
  const routes: Column<RoomRoute>[] = [
    {
      key: 'way',
      label: t('map.stretch'),
      value: (row) => t('leg.of', { from: directory.siteName(row.from), to: directory.siteName(row.to) }),
    },
    { key: 'mode', label: t('leg.mode'), value: (row) => t(`leg.modes.${row.mode}`) },
    { key: 'planned', label: t('map.route.planned'), value: (row) => row.planned, numeric: true },
    { key: 'underWay', label: t('map.route.under-way'), value: (row) => row.underWay, numeric: true },
    { key: 'travelled', label: t('map.route.travelled'), value: (row) => row.travelled, numeric: true },
  ];
  const places: Column<RoomPlace>[] = [
    { key: 'site', label: t('sites:list.site'), value: (row) => directory.siteName(row.code) },
    { key: 'kind', label: t('map.kind'), value: (row) => t(`sites:kind.${site(row.code)?.kind ?? 'prison'}`) },
    {
      key: 'where',
      label: t('map.where'),
      value: (row) => site(row.code)?.lat ?? null,
      render: (row) => {
        const found = site(row.code);
        return found === undefined || (found.lat === 0 && found.lon === 0) ? (
          t('map.unknown')
        ) : (
          <bdi className="amana-code">{toUserDigits(`${found.lat.toFixed(2)}, ${found.lon.toFixed(2)}`)}</bdi>
        );
      },
    },
    {
      key: 'control',
      label: t('map.control'),
      value: (row) =>
        row.control
          .map(({ authority, holder }) => (authority === null ? holder : directory.authorityName(authority)))
          .join(' · ') || null,
    },
    {
      key: 'inside',
      label: t('map.inside'),
      value: (row) => whole(row.code)?.inside ?? null,
      render: (row) => {
        const found = whole(row.code);
        if (found === undefined) return '—';
        return found.places === null
          ? formatNumber(found.inside)
          : t('map.insideOf', { inside: formatNumber(found.inside), places: formatNumber(found.places) });
      },
    },
    {
      key: 'marks',
      label: t('room.marks'),
      value: (row) => row.hazards.length,
      render: (row) => <Marks room={room} code={row.code} />,
    },
  ];
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <DataTable
        bare
        caption={t('map.routes')}
        columns={routes}
        rows={room.routes}
        rowKey={(row) => `${row.from} ${row.to} ${row.mode}`}
        empty={t('map.none')}
      />
      <DataTable
        bare
        caption={t('map.places')}
        columns={places}
        rows={room.places}
        rowKey={(row) => row.code}
        empty={t('map.none')}
      />
    </SimpleGrid>
  );
}
