import { Badge, Group, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { durationText } from '../../../app/kit/duration.tsx';
import type { ChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import type { BoardRow } from '../room-views.ts';
import { BoardState } from './board-state.tsx';
import { ConvoyOutcomes } from './convoy-outcomes.tsx';
import { OwedCount } from './counts-owed.tsx';
import { EscortReadinessText } from './escort-readiness.tsx';
import { NextOfConvoy } from './next-of-convoy.tsx';
import { shortName } from './short-name.ts';
import { VehicleReadinessText } from './vehicle-readiness.tsx';

/** Everything that went wrong, as the marks beside the figure name it. */
const incidentsOf = ({ incidents }: BoardRow): number => incidents.reduce((sum, { count }) => sum + count, 0);

/** Convoys with where they stand, who is on board, what was heard last and what is due next: the same rows on the board and in the operation room. */
export function ConvoyTable({
  rows,
  at,
  error,
  empty,
  ofOneOperation = false,
  chosen,
}: {
  rows: BoardRow[] | undefined;
  /** The instant of the answer, from which ages are told. */
  at: number;
  error?: unknown;
  empty: string;
  ofOneOperation?: boolean;
  /** For work on several convoys: which are chosen. */
  chosen?: ChosenRows<BoardRow>;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const navigate = useNavigate();
  // the whole names of two prisons took seven lines of a row; the page of the manifest has them
  const placeOf = (code: string) => shortName(directory.siteName(code));
  const columns: Column<BoardRow>[] = [
    ...(chosen ? [chosen.column] : []),
    {
      key: 'code',
      label: t('board.convoy'),
      value: (row) => row.code,
      render: (row) => (
        <div>
          <Link to="/manifests/$manifestNo" params={{ manifestNo: String(row.manifestNo) }} className="amana-link">
            <bdi className="amana-code">{row.code}</bdi>
          </Link>
          <Text size="xs" c="gray.7">
            {!ofOneOperation && <bdi className="amana-code">{row.operationCode}</bdi>}
            {!ofOneOperation && row.phase !== null && ' · '}
            {row.phase !== null && (
              <>
                {t('phase.one')} <bdi className="amana-code">{row.phase}</bdi>
              </>
            )}
          </Text>
        </div>
      ),
    },
    {
      key: 'route',
      label: t('board.route'),
      wide: true,
      value: (row) => directory.siteName(row.from),
      render: (row) => (
        <div title={t('leg.of', { from: directory.siteName(row.from), to: directory.siteName(row.to) })}>
          <Text size="sm">{t('leg.of', { from: placeOf(row.from), to: placeOf(row.to) })}</Text>
          <Text size="xs" c="gray.7">
            {row.via.length > 0 && t('board.via', { places: row.via.map(placeOf).join(t('listSeparator')) })}
            {row.returning && <b> {t('board.returning')}</b>}
            {row.within && <> {pickText(row.within)}</>}
          </Text>
        </div>
      ),
    },
    {
      key: 'state',
      label: t('manifest.status'),
      value: (row) => t(`board.state.${row.state}`),
      render: (row) => (
        <div>
          <BoardState state={row.state} overdueBy={row.overdueBy} />
          <Text size="xs" c="gray.7">
            {t('board.planned', { at: formatInstant(row.plannedAt, directory.zoneOf(row.from)) })}
          </Text>
        </div>
      ),
    },
    { key: 'listed', label: t('board.listed'), value: (row) => row.counts.listed, numeric: true },
    { key: 'boarded', label: t('board.boarded'), value: (row) => row.counts.boarded, numeric: true },
    { key: 'received', label: t('board.received'), value: (row) => row.counts.received, numeric: true },
    {
      key: 'incident',
      label: t('board.incidents'),
      numeric: true,
      value: (row) => incidentsOf(row),
      render: (row) => (
        <>
          <Group gap={4}>
            <span className="amana-number">{formatNumber(incidentsOf(row))}</span>
            {row.incidents.map(({ kind, count }) => (
              <Badge key={kind} color="orange.2" c="dark.9" variant="filled" tt="none" miw="max-content">
                {t(`board.incident.${kind}`, { defaultValue: kind })} {formatNumber(count)}
              </Badge>
            ))}
          </Group>
          <ConvoyOutcomes row={row} />
        </>
      ),
    },
    {
      key: 'last',
      label: t('board.last'),
      wide: true,
      value: (row) => row.last?.at ?? null,
      render: (row) =>
        row.last === null ? (
          '—'
        ) : (
          <div>
            <Text size="sm">
              {t(`board.report.${row.last.kind}`)} · {placeOf(row.last.place)}
            </Text>
            <Text size="xs" c="gray.7">
              {formatInstant(row.last.at, directory.zoneOf(row.last.place))}
              {row.state !== 'reconciled' && row.state !== 'cancelled' && (
                <>
                  {' · '}
                  {t('board.ago', { age: durationText(t, Math.max(0, at - row.last.at)) })}
                </>
              )}
            </Text>
            {row.wayToPlan && (
              <Text size="xs" className="amana-wrong">
                {t('board.wayToPlan')}
              </Text>
            )}
            {row.leg !== null && (
              <Text size="xs" c="gray.7">
                {t('board.leg', {
                  from: placeOf(row.leg.from),
                  to: placeOf(row.leg.to),
                  at: formatInstant(row.leg.arrivalAt, directory.zoneOf(row.leg.to)),
                })}
              </Text>
            )}
          </div>
        ),
    },
    {
      key: 'next',
      label: t('board.next'),
      wide: true,
      value: (row) => (row.nextAction ? pickText(row.nextAction.text) : ''),
      render: (row) => (
        <>
          <NextOfConvoy action={row.nextAction} />
          {row.escortRecords !== null && row.escortRecords.confirmed < row.escortRecords.of && (
            <Text size="xs" c="gray.8">
              {t('escort.title')}: <EscortReadinessText records={row.escortRecords} />
            </Text>
          )}
          {row.vehicles
            .filter(({ state, searchOwed }) => state !== 'fit' || searchOwed)
            .map((vehicle) => (
              <Text key={vehicle.vehicle} size="xs" className="amana-wrong">
                <VehicleReadinessText vehicle={vehicle} zone={directory.zoneOf(row.from)} />
              </Text>
            ))}
          {row.listOwed !== 'nothing' && (
            <Text size="xs" className="amana-wrong">
              {t(`ahead.short.${row.listOwed}`)}
            </Text>
          )}
          {row.countsOwed.map((owed) => (
            <Text key={`${owed.occasion}-${owed.place}-${owed.since}`} size="xs" className="amana-wrong">
              <OwedCount owed={owed} /> · {directory.authorityName(owed.authority)}
            </Text>
          ))}
        </>
      ),
    },
  ];
  return (
    <DataTable
      bare={ofOneOperation}
      caption={t('board.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.manifestNo}
      error={error}
      empty={empty}
      {...(chosen ? { chosen } : {})}
      onOpen={(row) => void navigate({ to: '/manifests/$manifestNo', params: { manifestNo: String(row.manifestNo) } })}
    />
  );
}
