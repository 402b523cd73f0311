import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { PlanAnswer } from '../plans/views.ts';

type Drilled = PlanAnswer['drill'][number];
type Way = PlanAnswer['ways'][number];

/** What happens if one site fails tonight: how many of those whom the plan places there could not be placed again. */
export function PlanDrill({ drill }: { drill: PlanAnswer['drill'] }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const number = (key: 'persons' | 'stranded' | 'bound', label: string): Column<Drilled> => ({
    key,
    label,
    value: (row) => row[key],
    render: (row) => formatNumber(row[key]),
    numeric: true,
  });
  return (
    <DataTable
      caption={t('plan.drill')}
      columns={[
        { key: 'site', label: t('plan.site'), value: ({ site }) => directory.siteName(site), wide: true },
        number('persons', t('plan.placedThere')),
        number('stranded', t('plan.strandedIf')),
        number('bound', t('plan.strandedLeast')),
      ]}
      rows={drill}
      rowKey={({ site }) => site}
      empty=""
      bare
    />
  );
}

/** From where to where the plan brings persons whom the officer sees. */
export function PlanWays({ ways }: { ways: PlanAnswer['ways'] }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const columns: Column<Way>[] = [
    { key: 'from', label: t('plan.from'), value: ({ from }) => directory.siteName(from), wide: true },
    {
      key: 'to',
      label: t('plan.to'),
      value: ({ from, to }) =>
        to === null ? t('plan.nowhere') : to === from ? t('plan.stays') : directory.siteName(to),
      wide: true,
    },
    {
      key: 'persons',
      label: t('plan.persons'),
      value: ({ persons }) => persons,
      render: ({ persons }) => formatNumber(persons),
      numeric: true,
    },
  ];
  return (
    <DataTable
      caption={t('plan.ways')}
      columns={columns}
      rows={ways}
      rowKey={({ from, to }) => `${from} ${to}`}
      empty={t('plan.waysHidden')}
      bare
    />
  );
}
