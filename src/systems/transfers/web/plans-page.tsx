import { Stack } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import type { PlanRow, PlansAnswer } from '../plans/views.ts';
import { MakePlan } from './make-plan.tsx';

const PAGE_SIZE = 50;

/** The plans of an operation, newest first, and the form that makes one. */
export function PlansPage() {
  const { t } = useTranslation('transfers');
  const { operationNo = '' } = useParams({ strict: false });
  const me = useMe();
  const zone = me.data?.register.zone ?? 'UTC';
  const navigate = useNavigate();
  const [page, setPage] = useState(1);
  const answer = useAnswer<PlansAnswer>('transfers/plans', { operationNo, page, pageSize: PAGE_SIZE });
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  const number = (key: string, label: string, of: (row: PlanRow) => number): Column<PlanRow> => ({
    key,
    label,
    value: of,
    render: (row) => formatNumber(of(row)),
    numeric: true,
  });
  const columns: Column<PlanRow>[] = [
    {
      key: 'title',
      label: t('plan.title'),
      value: ({ title }) => title,
      render: ({ planId, title }) => (
        <Link to="/plans/$planId" params={{ planId }} className="amana-link">
          <bdi>{title}</bdi>
        </Link>
      ),
      wide: true,
    },
    { key: 'state', label: t('plan.state'), value: ({ state }) => t(`plan.states.${state}`) },
    {
      key: 'made',
      label: t('plan.madeAt'),
      value: ({ madeAt }) => madeAt,
      render: ({ madeAt }) => formatInstant(madeAt, zone),
    },
    number('persons', t('plan.persons'), ({ persons }) => persons),
    number('unplaced', t('plan.levels.unplaced'), ({ figures }) => figures.unplaced.value),
    number('worstLoss', t('plan.levels.worstLoss'), ({ figures }) => figures.worstLoss.value),
    number('drill', t('plan.worstDrill'), ({ worstDrill }) => worstDrill),
    number('km', t('plan.levels.km'), ({ figures }) => figures.km.value),
  ];
  return (
    <Stack>
      <PageTitle title={t('plan.all')} sub={t('plan.allExplain')}>
        <LinkButton
          to="/operations/$operationNo"
          params={{ operationNo: String(operationNo) }}
          variant="default"
          size="md"
        >
          {t('plan.room')}
        </LinkButton>
        <PrintButton large />
      </PageTitle>
      {me.data?.abilities.includes('transfers/discard-plan') && <MakePlan operationNo={Number(operationNo)} />}
      <DataTable
        caption={t('plan.all')}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={({ planId }) => planId}
        empty={t('plan.none')}
        onOpen={({ planId }) => void navigate({ to: '/plans/$planId', params: { planId } })}
        sortable={(answer.data?.total ?? 0) <= PAGE_SIZE}
      />
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
