import { Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { SiteFilter } from '../../../app/kit/list/site-filter.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { ChildAloneRow, ChildrenAloneAnswer } from '../accompanying/without-views.ts';
import { personColumn } from './person-column.tsx';
import { PlaceText } from './place-text.tsx';

const LIST = 'register/children-without-parent';
const FILTERS = ['site', 'state'] as const;
const keyOf = (row: ChildAloneRow) => row.personNo;

/** Children who accompany a parent that is gone, the longest first, with what is owed to each: child protection decides on the file. */
export function ChildrenAlonePage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<ChildrenAloneAnswer>(LIST, { ...state.filters, page: state.page });
  const columns: Column<ChildAloneRow>[] = [
    personColumn(t('people.person')),
    {
      key: 'place',
      label: t('people.place'),
      value: (row) => directory.siteName(row.place.site) || row.place.vehicle,
      render: (row) => <PlaceText place={row.place} />,
    },
    {
      key: 'parent',
      label: t('childrenAlone.parent'),
      value: (row) => row.parent.registerNumber,
      render: (row) => (
        <Link to="/people/$personNo" params={{ personNo: String(row.parent.personNo) }} className="amana-link">
          <bdi className="amana-code">{row.parent.registerNumber}</bdi>
        </Link>
      ),
    },
    {
      key: 'without',
      label: t('childrenAlone.owed'),
      value: (row) => row.without,
      render: (row) => (
        <div>
          <Text size="sm" fw={600}>
            {t(`childrenAlone.states.${row.without}`)}
          </Text>
          <Text size="sm">{pickText(row.owed)}</Text>
        </div>
      ),
    },
    {
      key: 'since',
      label: t('childrenAlone.since'),
      value: (row) => row.sinceAt,
      render: (row) => (row.sinceAt === null ? '—' : formatInstant(row.sinceAt, directory.zoneOf(row.place.site))),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('childrenAlone.title')} sub={t('childrenAlone.sub')} />
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <SiteFilter state={state} />
          <NativeSelect
            size="md"
            label={t('childrenAlone.what')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('childrenAlone.every') },
              ...(answer.data?.counts ?? []).map(({ without, children }) => ({
                value: without,
                label: `${t(`childrenAlone.states.${without}`)} (${formatNumber(children)})`,
              })),
            ]}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={t('childrenAlone.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={keyOf}
        error={answer.error}
        empty={t('childrenAlone.none')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
