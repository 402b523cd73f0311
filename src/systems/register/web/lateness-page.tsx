import { Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { durationText } from '../../../app/kit/duration.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import type { LatenessAnswer } from '../lateness/views.ts';

const LIST = 'register/lateness';
const FILTERS = ['authority', 'hours', 'from', 'to'] as const;
const HOURS = ['1', '24', '48', '72', '168'] as const;
type Row = LatenessAnswer['rows'][number];

/** How late each authority records, by kind of event; each number of late facts leads to them (ICPPED 22). */
export function LatenessPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const state = useListState(FILTERS);
  const { authority = '', hours = '24', from = '', to = '' } = state.filters;
  const answer = useAnswer<LatenessAnswer>(LIST, state.filters);
  const delays = (median: number, longest: number) => `${durationText(t, median)} · ${durationText(t, longest)}`;
  const toFacts = (row: Row, count: number, late?: 'arrived') =>
    count === 0 ? (
      formatNumber(0)
    ) : (
      <Link
        to="/lateness/facts"
        search={{
          authority: row.authority,
          type: row.type,
          hours,
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          ...(late ? { late } : {}),
        }}
        className="amana-link amana-number"
      >
        <b>{formatNumber(count)}</b>
        <span className="amana-hidden"> {t('lateness.list')}</span>
      </Link>
    );
  const columns: Column<Row>[] = [
    { key: 'authority', label: t('breachList.authority'), value: (row) => directory.authorityName(row.authority) },
    { key: 'what', label: t('lateness.what'), wide: true, value: (row) => pickText(row.label) },
    { key: 'facts', label: t('lateness.facts'), value: (row) => row.facts, numeric: true },
    {
      key: 'late',
      label: t('lateness.late'),
      value: (row) => row.late,
      numeric: true,
      render: (row) => toFacts(row, row.late),
    },
    {
      key: 'delay',
      label: t('lateness.delay'),
      value: (row) => row.longest,
      render: (row) => delays(row.median, row.longest),
    },
    {
      key: 'arrivedLate',
      label: t('lateness.arrivedLate'),
      value: (row) => row.arrivedLate,
      numeric: true,
      render: (row) => toFacts(row, row.arrivedLate, 'arrived'),
    },
    {
      key: 'arrival',
      label: t('lateness.arrival'),
      value: (row) => row.arrivalLongest,
      render: (row) => delays(row.arrivalMedian, row.arrivalLongest),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('lateness.title')} sub={t('lateness.sub')} />
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('lateness.after')}
            value={hours}
            onChange={(event) => state.change({ hours: event.currentTarget.value })}
            data={HOURS.map((value) => ({ value, label: t(`lateness.hours.${value}`) }))}
          />
          <NativeSelect
            size="md"
            label={t('breachList.authority')}
            value={authority}
            onChange={(event) => state.change({ authority: event.currentTarget.value })}
            data={[
              { value: '', label: t('breachList.everyAuthority') },
              ...directory.authorities.map((code) => ({ value: code, label: directory.authorityName(code) })),
            ]}
          />
          <TextInput
            size="md"
            type="date"
            label={t('lateness.fromDay')}
            value={from}
            onChange={(event) => state.change({ from: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            type="date"
            label={t('lateness.toDay')}
            value={to}
            onChange={(event) => state.change({ to: event.currentTarget.value })}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.rows.length} />
      <DataTable
        caption={t('lateness.title')}
        sortable
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.authority} ${row.type}`}
        error={answer.error}
        empty={t('lateness.none')}
      />
      <Text size="sm" maw={820}>
        {t('lateness.definition')}
      </Text>
    </Stack>
  );
}
