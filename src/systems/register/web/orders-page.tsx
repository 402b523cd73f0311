import { Button, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patiently } from '../../../app/api/load-part.ts';
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
import type { OrderRow, OrdersAnswer } from '../owed-views.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { personColumn } from './person-column.tsx';
import { useReviewDecisions } from './review-decisions.ts';

const ReviewOrders = lazy(patiently(() => import('./review-orders.tsx')));

const LIST = 'register/orders';
const FILTERS = ['state', 'site'] as const;
const keyOf = (row: OrderRow) => row.orderId;
const labelOf = (row: OrderRow) => row.registerNumber;
const STATES = ['ended', 'ending', 'in-force'] as const;

/** The newest order of everybody who is held, the soonest end first: whose release is to be reviewed, and whose will be. */
export function OrdersPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<OrdersAnswer>(LIST, { ...state.filters, page: state.page });
  const chosen = useChosenRows<OrderRow>(keyOf, labelOf, answer.data?.rows);
  const [reviewing, setReviewing] = useState(false);
  const mayReview = useReviewDecisions(chosen.rows).length > 0;
  const columns: Column<OrderRow>[] = [
    ...(mayReview ? [chosen.column] : []),
    personColumn(t('people.person')),
    { key: 'site', label: t('people.site'), value: (row) => directory.siteName(row.site) || null },
    {
      key: 'ground',
      label: t('orderList.ground'),
      value: (row) => row.ground,
      render: (row) => (
        <div>
          <Text size="sm">
            <bdi>{row.ground}</bdi>
          </Text>
          <Text size="xs" c="gray.7">
            <bdi>{row.article}</bdi>
          </Text>
        </div>
      ),
    },
    { key: 'authority', label: t('orderList.authority'), value: (row) => directory.authorityName(row.authority) },
    {
      key: 'expiresAt',
      label: t('orderList.ends'),
      value: (row) => row.expiresAt,
      render: (row) => (
        <div>
          <Text size="sm">{formatInstant(row.expiresAt, directory.zoneOf(row.site))}</Text>
          {answer.data && row.expiresAt <= answer.data.at && (
            <Text size="xs" fw={600}>
              {t('people.statuses.review')}
            </Text>
          )}
        </div>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={t('orderList.title')}
        sub={
          <>
            {t('orderList.sub')}{' '}
            <Link to="/breaches" className="amana-link">
              {t('breachList.link')}
            </Link>
          </>
        }
      />
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('people.status')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('orderList.everyState') },
              ...STATES.map((value) => ({ value, label: t(`orderList.states.${value}`) })),
            ]}
          />
          <SiteFilter state={state} />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      {mayReview && (
        <ChosenBar count={chosen.rows.length}>
          {chosen.rows.length > 0 && (
            <>
              <Button variant="subtle" size="compact-md" onClick={() => chosen.replace([])}>
                {t('bulk.chooseNone')}
              </Button>
              <Button variant="default" onClick={() => setReviewing(true)}>
                {t('bulk.review')}
              </Button>
            </>
          )}
          <Suspense fallback={null}>
            {reviewing && <ReviewOrders rows={chosen.rows} onClose={() => setReviewing(false)} />}
          </Suspense>
        </ChosenBar>
      )}
      <DataTable
        caption={t('orderList.title')}
        {...(mayReview ? { chosen } : {})}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.orderId}
        error={answer.error}
        empty={t('orderList.none')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
