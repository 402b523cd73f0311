import { Badge, Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../app/format/pick-text.ts';
import { ChoiceBar } from '../../../app/kit/choice-bar.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { ListRowResult } from '../command-views.ts';
import { HOUSEHOLD_ROLE_WORDS } from '../residents/words.ts';

const OUTCOMES = ['accepted', 'waiting', 'refused'] as const;
const COLOURS = { accepted: 'teal.1', waiting: 'yellow.2', refused: 'red.1' } as const;

/** What became, or would become, of every row. */
export function ListRows({ rows }: { rows: ListRowResult[] }) {
  const { t } = useTranslation('register');
  const [shown, setShown] = useState('all');
  const visible = rows.filter((row) => shown === 'all' || row.outcome === shown);
  const household: Column<ListRowResult> = {
    key: 'household',
    label: t('lists.household'),
    value: (row) => row.household?.label ?? null,
    render: (row) =>
      row.household === undefined ? (
        '—'
      ) : (
        <>
          <bdi>{row.household.label}</bdi> · {pickText(HOUSEHOLD_ROLE_WORDS[row.household.role])}
        </>
      ),
  };
  const columns: Column<ListRowResult>[] = [
    { key: 'row', label: t('lists.row'), value: (row) => row.row, numeric: true },
    {
      key: 'outcome',
      label: t('lists.outcome'),
      value: (row) => row.outcome,
      render: (row) => (
        <Badge color={COLOURS[row.outcome]} c="dark.9" variant="filled" tt="none">
          {t(`lists.${row.outcome}`)}
        </Badge>
      ),
    },
    {
      key: 'number',
      label: t('lists.registerNumber'),
      value: (row) => row.registerNumber ?? null,
      render: (row) =>
        row.registerNumber && row.personNo !== undefined ? (
          <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
            <bdi className="amana-code">{row.registerNumber}</bdi>
          </Link>
        ) : (
          '—'
        ),
    },
    ...(rows.some(({ household }) => household !== undefined) ? [household] : []),
    { key: 'reason', label: t('lists.reason'), value: (row) => (row.reason ? pickText(row.reason) : null) },
  ];

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <ChoiceBar
          label={t('lists.outcome')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('lists.all') },
            ...OUTCOMES.map((value) => ({ value, label: t(`lists.${value}`) })),
          ]}
        />
      </Group>
      <DataTable
        caption={t('lists.rows')}
        columns={columns}
        rows={visible}
        rowKey={(row) => row.row}
        empty={t('lists.noRows')}
      />
    </Stack>
  );
}
