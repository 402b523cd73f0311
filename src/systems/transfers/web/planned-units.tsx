import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import type { PlannedUnitsAnswer } from '../plans/unit-views.ts';

type Row = PlannedUnitsAnswer['rows'][number];
const PAGE_SIZE = 25;

/** Who stands behind a unit, as far as the officer sees them. */
export function UnitPeople({ people, persons }: Pick<Row, 'people' | 'persons'>) {
  const { t } = useTranslation('transfers');
  if (people.length === 0) return <Text size="sm">{t('plan.unit.notSeen', { count: persons })}</Text>;
  return (
    <Stack gap={2}>
      {people.map(({ personNo, registerNumber, name }) => (
        <Link key={personNo} to="/people/$personNo" params={{ personNo: String(personNo) }} className="amana-link">
          <PersonName registerNumber={registerNumber} name={name.primary} latin={name.latin} />
        </Link>
      ))}
    </Stack>
  );
}

/** Where a plan wants whom, with the way to why; as a table to take along. */
export function PlannedUnits({ planId }: { planId: string }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [page, setPage] = useState(1);
  const answer = useAnswer<PlannedUnitsAnswer>('transfers/planned-units', { planId, page, pageSize: PAGE_SIZE });
  const columns: Column<Row>[] = [
    {
      key: 'person',
      label: t('lines.person'),
      value: ({ people, unit }) => people[0]?.registerNumber ?? unit,
      render: (row) => <UnitPeople {...row} />,
      wide: true,
    },
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
    {
      key: 'why',
      label: t('plan.unit.why'),
      value: ({ unit }) => unit,
      render: ({ unit }) => (
        <Link to="/plans/$planId/units/$unit" params={{ planId, unit }} className="amana-link">
          {t('plan.unit.whyOf')} <bdi className="amana-code">{unit}</bdi>
        </Link>
      ),
    },
  ];
  return (
    <Stack>
      <Group justify="space-between" className="amana-no-print">
        <Text size="sm" maw={720}>
          {t('plan.unit.listExplain')}
        </Text>
        <SaveTable list="transfers/planned-units" filter={{ planId }} />
      </Group>
      <DataTable
        caption={t('plan.unit.list')}
        columns={columns}
        rows={answer.data?.rows}
        error={answer.data ? undefined : answer.error}
        rowKey={({ unit }) => unit}
        empty={t('plan.waysHidden')}
        sortable={isWhole(answer.data)}
        bare
      />
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
