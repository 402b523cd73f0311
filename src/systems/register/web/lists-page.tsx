import { Group, NativeSelect, Paper, Stack } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { SiteFilter } from '../../../app/kit/list/site-filter.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { ListsAnswer, ListView } from '../lists/list-views.ts';

const LIST = 'register/lists';
const FILTERS = ['site', 'state'] as const;

/** The lists received, with how many rows were accepted, wait for a decision, or were refused. */
export function ListsPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<ListsAnswer>(LIST, { ...state.filters, page: state.page });
  const columns: Column<ListView>[] = [
    {
      key: 'no',
      label: t('lists.no'),
      value: (row) => row.listNo,
      render: (row) => (
        <Link to="/lists/$listNo" params={{ listNo: String(row.listNo) }} className="amana-link">
          <bdi className="amana-code">{row.listNo}</bdi>
        </Link>
      ),
    },
    { key: 'file', label: t('lists.file'), value: (row) => row.fileName, render: (row) => <bdi>{row.fileName}</bdi> },
    { key: 'source', label: t('lists.source'), value: (row) => row.source },
    { key: 'site', label: t('people.site'), value: (row) => directory.siteName(row.site) },
    {
      key: 'receivedAt',
      label: t('lists.receivedAt'),
      value: (row) => row.receivedAt,
      render: (row) => formatInstant(row.receivedAt, directory.zoneOf(row.site)),
    },
    { key: 'read', label: t('lists.read'), value: (row) => row.read, numeric: true },
    { key: 'accepted', label: t('lists.accepted'), value: (row) => row.accepted, numeric: true },
    { key: 'waiting', label: t('lists.waiting'), value: (row) => row.waiting, numeric: true },
    { key: 'refused', label: t('lists.refused'), value: (row) => row.refused, numeric: true },
    {
      key: 'undecided',
      label: t('lists.undecided'),
      value: (row) => row.undecided,
      numeric: true,
      render: (row) => (row.undecided > 0 ? <strong>{formatNumber(row.undecided)}</strong> : formatNumber(0)),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={t('lists.title')}
        sub={answer.data && answer.data.undecided > 0 && t('lists.undecidedInAll', { count: answer.data.undecided })}
      >
        {answer.data?.abilities.includes('register/receive-list') && (
          <LinkButton to="/lists/receive" size="md">
            {t('receive.title')}
          </LinkButton>
        )}
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <SiteFilter state={state} />
          <NativeSelect
            size="md"
            label={t('lists.show')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('lists.showAll') },
              { value: 'undecided', label: t('lists.showUndecided') },
            ]}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={t('lists.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.lists}
        rowKey={(row) => row.listNo}
        error={answer.error}
        empty={Object.keys(state.filters).length === 0 ? t('lists.none') : t('lists.noneSuch')}
        onOpen={(row) => void navigate({ to: '/lists/$listNo', params: { listNo: String(row.listNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
