import { Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { InspectionView, VehicleInspectionsAnswer } from '../vehicles/views.ts';
import { InspectionText } from './inspection-text.tsx';

const LIST = 'sites/vehicle-inspections';
const FILTERS = ['vehicle', 'state'] as const;

/** Inspections of vehicles: of which vehicle, what was found, by whom; the newest first. */
export function InspectionsPage() {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const state = useListState(FILTERS);
  const answer = useAnswer<VehicleInspectionsAnswer>(LIST, { ...state.filters, page: state.page }, { asks: 'body' });
  const every = { value: '', label: t('inspection.every') };
  const columns: Column<InspectionView>[] = [
    {
      key: 'vehicle',
      label: t('vehicles.vehicle'),
      value: (row) => row.vehicle,
      render: (row) => <bdi className="amana-code">{row.vehicle}</bdi>,
    },
    {
      key: 'found',
      label: t('inspection.found'),
      wide: true,
      value: (row) => (row.fit ? t('inspection.fit') : t('inspection.notFit')),
      render: (row) => <InspectionText inspection={row} />,
    },
    {
      key: 'recorded',
      label: t('inspection.recorded'),
      value: (row) => row.recordedAt,
      render: (row) => (
        <Text size="sm">
          {formatInstant(row.recordedAt, directory.zoneOf(row.site))} · {pickName(row.by.name)}
        </Text>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('inspection.title')} sub={t('inspection.sub')}>
        <LinkButton to="/sites" variant="default" size="md">
          {t('site.back')}
        </LinkButton>
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group>
          <NativeSelect
            size="md"
            label={t('vehicles.vehicle')}
            value={state.filters.vehicle ?? ''}
            onChange={(event) => state.change({ vehicle: event.currentTarget.value })}
            data={[every, ...(answer.data?.vehicles ?? []).map((code) => ({ value: code, label: code }))]}
          />
          <NativeSelect
            size="md"
            label={t('inspection.result')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              every,
              ...(['fit', 'not-fit'] as const).map((value) => ({ value, label: t(`inspection.shows.${value}`) })),
            ]}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={t('inspection.title')}
        columns={columns}
        sortable={isWhole(answer.data)}
        rows={answer.data?.rows}
        rowKey={(row) => row.inspectionId}
        error={answer.data ? undefined : answer.error}
        empty={t('inspection.none')}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
