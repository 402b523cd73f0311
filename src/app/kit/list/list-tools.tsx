import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { PrintButton } from '../print-button.tsx';
import { SaveTable } from './save-table.tsx';
import { useFilterWords } from './use-filter-words.ts';
import type { ListFilters, ListState } from './use-list-state.ts';

const ListViews = lazy(() => import('./list-views-bar.tsx'));

/**
 * What every list has: its views, how many rows there are, the list as a table, and on paper. `list` is the query's name; `fixed` are parameters that are no
 * filter, `searched` is what was typed to search, which is never part of a view.
 */
export function ListTools({
  list,
  state,
  total,
  searched = '',
  fixed = {},
}: {
  list: string;
  state: ListState;
  total: number | undefined;
  searched?: string;
  fixed?: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('shell');
  const wordsOf = useFilterWords();
  const abilities = useMe().data?.abilities ?? [];
  const filter: ListFilters & { q?: string } = { ...state.filters, ...(searched === '' ? {} : { q: searched }) };
  return (
    <Stack gap="xs">
      <Text size="sm" className="amana-print-only">
        {[
          ...wordsOf(list, state.filters).map(({ name, value }) => `${name}: ${value}`),
          ...(searched === '' ? [] : [t('list.searchedFor', { words: searched })]),
          ...(total === undefined ? [] : [t('table.rows', { count: total })]),
        ].join(' · ')}
      </Text>
      <Group justify="space-between" align="flex-start" gap="sm" className="amana-no-print">
        <Suspense fallback={<span />}>
          {abilities.includes('access/save-view') ? (
            <ListViews list={list} state={state} searched={searched} />
          ) : (
            <span />
          )}
        </Suspense>
        <Group gap="xs">
          {total !== undefined && (
            <Text size="sm" role="status">
              {t('table.rows', { count: total })}
            </Text>
          )}
          <SaveTable list={list} filter={{ ...filter, ...fixed }} />
          <Link to="/exports" className="amana-link">
            <Text size="sm" component="span">
              {t('list.exports')}
            </Text>
          </Link>
          <PrintButton />
        </Group>
      </Group>
    </Stack>
  );
}
