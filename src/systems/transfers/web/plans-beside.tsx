import { Paper, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { concentrationOf } from '../plans/concentration.ts';
import type { PlanRow, PlansAnswer } from '../plans/views.ts';

/** As many plans as are compared at a glance; the others are on their own page. */
const SHOWN = 12;

/** The plans of an operation side by side, on its page: what each reaches, how many are without a place if one site fails, and how far it spreads the persons. Those that were put aside are left out. */
export default function PlansBeside({ operationNo }: { operationNo: number }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const answer = useAnswer<PlansAnswer>('transfers/plans', { operationNo, page: 1, pageSize: 50 });
  const rows = answer.data?.rows.filter(({ state }) => state !== 'discarded').slice(0, SHOWN);
  const number = (key: string, label: string, of: (row: PlanRow) => number): Column<PlanRow> => ({
    key,
    label,
    value: of,
    render: (row) => formatNumber(of(row)),
    numeric: true,
  });
  const spread = ({ sites }: PlanRow): string =>
    sites
      .filter(({ persons }) => persons > 0)
      .map(({ site, persons }) => `${directory.siteName(site)} ${formatNumber(persons)}`)
      .join(t('listSeparator'));
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
    number('persons', t('plan.persons'), ({ persons }) => persons),
    number('unplaced', t('plan.levels.unplaced'), ({ figures }) => figures.unplaced.value),
    number('drill', t('plan.worstDrill'), ({ worstDrill }) => worstDrill),
    number('worstLoss', t('plan.levels.worstLoss'), ({ figures }) => figures.worstLoss.value),
    {
      key: 'largest',
      label: t('plansBeside.largest'),
      value: ({ sites }) => concentrationOf(sites).largestPermille,
      render: ({ sites }) => t('plansBeside.percent', { count: concentrationOf(sites).largestPermille / 10 }),
      numeric: true,
    },
    number('index', t('plansBeside.index'), ({ sites }) => concentrationOf(sites).indexPermille / 1000),
    number('km', t('plan.levels.km'), ({ figures }) => figures.km.value),
    { key: 'spread', label: t('plansBeside.spread'), value: spread, wide: true },
  ];
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('plansBeside.title')}
      </Title>
      <Text size="sm" mb="xs">
        {t('plansBeside.explain')}
      </Text>
      <DataTable
        bare
        caption={t('plansBeside.title')}
        columns={columns}
        rows={rows}
        rowKey={({ planId }) => planId}
        empty={t('plan.none')}
        error={answer.error}
      />
      <LinkButton
        to="/operations/$operationNo/plans"
        params={{ operationNo: String(operationNo) }}
        variant="default"
        mt="sm"
      >
        {t('plan.all')}
      </LinkButton>
    </Paper>
  );
}
