import { Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { SiteFilter } from '../../../app/kit/list/site-filter.tsx';
import { useChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { UnjudgedAnswer, UnjudgedRow } from '../appearances/owed-views.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { RecordFirstAppearance } from './first-appearance.tsx';
import { personColumn } from './person-column.tsx';

const LIST = 'register/no-judge';
const FILTERS = ['site'] as const;
const HOUR = 3_600_000;
const keyOf = (row: UnjudgedRow) => row.personNo;
const labelOf = (row: UnjudgedRow) => row.registerNumber;

/** Of whom no first appearance before a judge is recorded, the longest first, with counts by site; recorded for several who were brought together. */
export function NoJudgePage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<UnjudgedAnswer>(LIST, { ...state.filters, page: state.page });
  const chosen = useChosenRows<UnjudgedRow>(keyOf, labelOf, answer.data?.rows);
  const mayRecord = answer.data?.abilities.includes('register/record-first-appearance') === true;
  const at = answer.data?.at ?? 0;
  const since = (from: number) => t('appearance.hours', { count: Math.floor((at - from) / HOUR) });
  const columns: Column<UnjudgedRow>[] = [
    ...(mayRecord ? [chosen.column] : []),
    personColumn(t('people.person')),
    { key: 'site', label: t('people.site'), value: (row) => directory.siteName(row.site) || null },
    {
      key: 'arrest',
      label: t('appearance.list.arrest'),
      value: (row) => row.arrest,
      render: (row) => <bdi>{row.arrest?.replace('T', ' ') ?? '—'}</bdi>,
    },
    {
      key: 'arrivedAt',
      label: t('appearance.list.since'),
      value: (row) => row.arrivedAt,
      render: (row) => (
        <div>
          <Text size="sm">{formatInstant(row.arrivedAt, directory.zoneOf(row.site))}</Text>
          <Text size="xs" c="gray.7">
            {since(row.arrivedAt)}
          </Text>
        </div>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('appearance.list.title')} sub={t('appearance.list.sub')} />
      <Paper withBorder p="sm" className="amana-no-print">
        <SiteFilter state={state} />
      </Paper>
      <DataTable
        caption={t('appearance.list.counts')}
        sortable
        columns={[
          { key: 'site', label: t('people.site'), value: (row) => directory.siteName(row.site) || '—' },
          { key: 'persons', label: t('appearance.list.persons'), numeric: true, value: (row) => row.persons },
          {
            key: 'longest',
            label: t('appearance.list.longest'),
            value: (row) => row.longestSinceAt,
            render: (row: UnjudgedAnswer['sites'][number]) => since(row.longestSinceAt),
          },
        ]}
        rows={answer.data?.sites}
        rowKey={(row) => String(row.site)}
        error={undefined}
        empty={t('appearance.list.none')}
      />
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      {mayRecord && chosen.rows.length > 0 && (
        <ChosenBar count={chosen.rows.length}>
          <RecordFirstAppearance
            persons={chosen.rows.map(({ personNo }) => personNo)}
            zone={directory.zoneOf(null)}
            onDone={() => chosen.replace([])}
          />
        </ChosenBar>
      )}
      <DataTable
        caption={t('appearance.list.title')}
        {...(mayRecord ? { chosen } : {})}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={keyOf}
        error={answer.error}
        empty={t('appearance.list.none')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
