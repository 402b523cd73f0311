import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { PlanAnswer } from '../plans/views.ts';

const LEVELS = ['unplaced', 'stranded', 'worstLoss', 'networkExcess', 'km'] as const;
type Row = { level: (typeof LEVELS)[number]; value: number; bound: number };

/** The levels of a plan in their order: what it reached, and what was proved that no plan is below. */
export function PlanFigures({ figures }: { figures: PlanAnswer['figures'] }) {
  const { t } = useTranslation('transfers');
  const columns: Column<Row>[] = [
    { key: 'level', label: t('plan.level'), value: ({ level }) => t(`plan.levels.${level}`), wide: true },
    {
      key: 'value',
      label: t('plan.reached'),
      value: ({ value }) => value,
      render: ({ value }) => formatNumber(value),
      numeric: true,
    },
    {
      key: 'bound',
      label: t('plan.bound'),
      value: ({ bound }) => bound,
      render: ({ bound }) => formatNumber(bound),
      numeric: true,
    },
    {
      key: 'proof',
      label: t('plan.proof'),
      value: ({ value, bound }) => (value <= bound ? t('plan.best') : t('plan.gap', { count: value - bound })),
      wide: true,
    },
  ];
  return (
    <DataTable
      caption={t('plan.figures')}
      columns={columns}
      rows={LEVELS.map((level): Row => ({ level, ...figures[level] }))}
      rowKey={({ level }) => level}
      empty=""
      sortable={false}
      bare
    />
  );
}
