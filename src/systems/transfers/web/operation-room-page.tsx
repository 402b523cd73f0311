import { Paper, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { zoneName } from '../../../app/format/zone-name.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { ZoneNote } from '../../../app/kit/zone-note.tsx';
import { usePreferences } from '../../../app/preferences.ts';
import type { OccupancyAnswer } from '../../sites/capacity/occupancy-views.ts';
import type { ConvoysAnswer, OperationRoomAnswer } from '../room-views.ts';
import { ConvoyTable } from './convoy-table.tsx';
import { RoomCommitments } from './room-commitments.tsx';
import { RoomDestinations } from './room-destinations.tsx';
import { RoomFigures } from './room-figures.tsx';
import { RoomPublished } from './room-published.tsx';
import { RoomSites } from './room-sites.tsx';

/** The map is drawn when the rest of the page stands. */
const RoomMap = lazy(() => import('./room-map.tsx'));
/** Sites and their sections are fewer than a page holds at most. */
const LARGEST_PAGE = 500;
const REFRESH = { refreshEvery: 15_000 };

/** One operation at a glance: its figures by day beside what was published, its convoys, its sites and the map of its ways. */
export function OperationRoomPage() {
  const { t } = useTranslation('transfers');
  const { language } = usePreferences();
  const { operationNo = '' } = useParams({ strict: false });
  const [page, setPage] = useState(1);
  const room = useAnswer<OperationRoomAnswer>('transfers/operation-room', { operationNo }, REFRESH);
  const convoys = useAnswer<ConvoysAnswer>('transfers/convoys', { operationNo, page, pageSize: 25 }, REFRESH);
  const occupancy = useAnswer<OccupancyAnswer>('sites/occupancy', { pageSize: LARGEST_PAGE }, REFRESH);
  if (room.error && !room.data) return <PageProblem error={room.error} />;
  if (!room.data) return <Waiting />;
  const { operation, zone, places } = room.data;
  const codes = new Set(places.map(({ code }) => code));
  const rows = occupancy.data?.rows.filter((row) => codes.has(row.site)) ?? [];
  return (
    <Stack>
      <PageTitle
        title={t('room.title', { operation: pickText(operation.title) })}
        sub={
          <>
            <bdi className="amana-code">{operation.code}</bdi> ·{' '}
            {t('room.asOf', { at: formatInstant(room.data.at, zone) })} ·{' '}
            {t('room.zone', { zone: zoneName(zone, language) })}
            {operation.endedAt !== null && ` · ${t('operation.ended')} ${formatInstant(operation.endedAt, zone)}`}
            {room.data.withinReach && <Text size="sm">{t('room.withinReach')}</Text>}
          </>
        }
      >
        <LinkButton to="/convoys" search={{ operationNo: String(operationNo) }} variant="default" size="md">
          {t('board.title')}
        </LinkButton>
        <LinkButton
          to="/operations/$operationNo/plans"
          params={{ operationNo: String(operationNo) }}
          variant="default"
          size="md"
        >
          {t('plan.all')}
        </LinkButton>
        <SaveTable
          list="transfers/operation-room"
          filter={{ operationNo: String(operationNo) }}
          label={t('room.csv')}
          large
        />
        <PrintButton large />
      </PageTitle>
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h4" mb="sm">
          {t('room.map')}
        </Title>
        <Suspense fallback={<Waiting />}>
          <RoomMap room={room.data} occupancy={rows} />
        </Suspense>
      </Paper>
      <RoomFigures room={room.data} />
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h4" mb="sm">
          {t('board.convoys')}
        </Title>
        {convoys.data && (
          <ZoneNote sites={convoys.data.rows.flatMap((row) => [row.from, row.to, row.last?.place ?? row.from])} />
        )}
        <ConvoyTable
          ofOneOperation
          rows={convoys.data?.rows}
          at={convoys.data?.at ?? 0}
          error={convoys.data ? undefined : convoys.error}
          empty={t('board.none')}
        />
        <Pager paging={convoys.data} onPage={setPage} />
      </Paper>
      <RoomSites
        room={room.data}
        occupancy={occupancy.data === undefined ? undefined : rows}
        error={occupancy.error ?? undefined}
      />
      <RoomDestinations room={room.data} />
      <RoomCommitments room={room.data} />
      <RoomPublished room={room.data} />
    </Stack>
  );
}
