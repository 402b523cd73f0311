import { Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { registerNow, useMe } from '../../../app/api/use-me.ts';
import { formatCivilDate } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { SiteFilter } from '../../../app/kit/list/site-filter.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import type { OccupancyTrendAnswer } from '../capacity/occupancy-views.ts';
import { TrendChart } from './trend-chart.tsx';

const LIST = 'sites/occupancy-trend';
const FILTERS = ['site', 'from', 'to'] as const;
const DAY = 86_400_000;
type Row = OccupancyTrendAnswer['rows'][number];

/** Occupancy of a site, or of all, at the end of each day: a line, and the figures, each of which leads to the occupancy of that day. */
export function OccupancyTrendPage() {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const me = useMe().data;
  const state = useListState(FILTERS);
  const { site = '' } = state.filters;
  const now = me === undefined ? undefined : registerNow(me);
  const dayOf = (at: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: directory.zoneOf(site || null) }).format(new Date(at));
  const to = state.filters.to ?? (now === undefined ? '' : dayOf(now));
  const from = state.filters.from ?? (now === undefined ? '' : dayOf(now - 30 * DAY));
  const asked = { ...(site === '' ? {} : { site }), from, to };
  const answer = useAnswer<OccupancyTrendAnswer>(LIST, asked, { enabled: to !== '' });
  const columns: Column<Row>[] = [
    {
      key: 'day',
      label: t('occupancy.dayColumn'),
      value: (row) => row.day,
      render: (row) => formatCivilDate(row.day),
    },
    {
      key: 'persons',
      label: t('occupancy.persons'),
      value: (row) => row.persons,
      numeric: true,
      render: (row) => (
        <Link
          to="/sites/occupancy"
          search={{ asOf: row.day, ...(site === '' ? {} : { site }) }}
          className="amana-link amana-number"
        >
          {formatNumber(row.persons)}
          <span className="amana-hidden"> {t('occupancy.showPersons')}</span>
        </Link>
      ),
    },
    {
      key: 'places',
      label: t('list.places'),
      value: (row) => row.places,
      numeric: true,
      render: (row) => (row.places === null ? t('list.notRecorded') : formatNumber(row.places)),
    },
    { key: 'over', label: t('occupancy.over'), value: (row) => row.over, numeric: true },
    { key: 'without', label: t('occupancy.withoutPlaces'), value: (row) => row.withoutPlaces, numeric: true },
  ];
  return (
    <Stack>
      <PageTitle
        title={t('occupancy.trendTitle')}
        sub={site === '' ? t('occupancy.definition') : `${directory.siteName(site)} · ${t('occupancy.definition')}`}
      >
        <LinkButton to="/sites/occupancy" variant="default" size="md">
          {t('occupancy.back')}
        </LinkButton>
        <SaveTable list={LIST} filter={asked} disabled={to === ''} large />
        <PrintButton large />
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <SiteFilter state={state} />
          <TextInput
            size="md"
            type="date"
            label={t('occupancy.from')}
            value={from}
            onChange={(event) => state.change({ from: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            type="date"
            label={t('occupancy.to')}
            value={to}
            onChange={(event) => state.change({ to: event.currentTarget.value })}
          />
        </Group>
      </Paper>
      {answer.data && answer.data.rows.length > 1 && (
        <Paper withBorder p="sm">
          <TrendChart rows={answer.data.rows} label={t('occupancy.chart')} />
          <Text size="sm">
            <Text span c="teal.9" fw={700}>
              —— {t('occupancy.persons')}
            </Text>{' '}
            <Text span c="gray.7" fw={700}>
              - - {t('list.places')}
            </Text>
          </Text>
        </Paper>
      )}
      <DataTable
        caption={t('occupancy.trendTitle')}
        sortable
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.day}
        error={answer.error}
        empty={t('list.noneYet')}
      />
    </Stack>
  );
}
