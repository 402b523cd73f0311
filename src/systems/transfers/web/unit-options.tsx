import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { UnitExplanation } from '../plans/unit-views.ts';

type Option = UnitExplanation['options'][number];

/** Every site for a unit of a plan: what it would break to bring it there, and what it would cost. */
export function UnitOptions({ told }: { told: UnitExplanation }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const against = ({ site, couldTake, breaks, over }: Option): string => {
    if (site === told.at) return t('plan.unit.here');
    if (!couldTake) return t('plan.unit.excluded');
    const reasons = [
      ...breaks.map(({ rule, level, held, of }) => {
        const text = t(`plan.unit.breaks.${rule}`, { held, of });
        return rule === 'places' && level > 0 ? `${text} (${t(`plan.unit.level.${level}`)})` : text;
      }),
      ...over.map(({ level, value, limit }) => t('plan.unit.over', { level: t(`plan.levels.${level}`), value, limit })),
    ];
    return reasons.length === 0 ? t('plan.unit.possible') : `${t('plan.unit.notAlone')} ${reasons.join(' · ')}`;
  };
  const columns: Column<Option>[] = [
    { key: 'site', label: t('plan.site'), value: ({ site }) => directory.siteName(site), wide: true },
    { key: 'against', label: t('plan.unit.against'), value: against, wide: true },
    {
      key: 'km',
      label: t('plan.unit.km'),
      value: ({ km }) => km,
      render: ({ km }) => formatNumber(km),
      numeric: true,
    },
    {
      key: 'more',
      label: t('plan.unit.more'),
      value: ({ more, couldTake }) => (couldTake ? more : null),
      render: ({ more, couldTake }) => (couldTake ? formatNumber(more) : '–'),
      numeric: true,
    },
  ];
  return (
    <DataTable
      caption={t('plan.unit.options')}
      columns={columns}
      rows={[...told.options]}
      rowKey={({ site }) => site}
      empty=""
      bare
    />
  );
}
