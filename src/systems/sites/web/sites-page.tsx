import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { BreachBadge } from '../../../app/kit/breach-badge.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { searchFor, useTypedSearch } from '../../../app/kit/list/typed-search.ts';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { freePlaces, overPlaces } from '../free-places.ts';
import type { PlaceRow, PlacesAnswer } from '../views.ts';
import { AddSiteButton } from './add-site-button.tsx';
import { PlacesFilter } from './places-filter.tsx';
import { SectionChips } from './section-chips.tsx';
import { VehiclesTable } from './vehicles-table.tsx';

const LIST = 'sites/places';
const FILTERS = ['authority', 'state'] as const;

/** Sites with occupants against places, section by section, and the vehicles with their seats (P6, R18). */
export function SitesPage() {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const query = useTypedSearch(LIST);
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  const answer = useAnswer<PlacesAnswer>(
    LIST,
    { q: query || undefined, ...state.filters, page: state.page },
    { asks: 'body' },
  );

  function search(event: FormEvent): void {
    event.preventDefault();
    searchFor(LIST, typed);
    state.setPage(1);
  }

  const columns: Column<PlaceRow>[] = [
    {
      key: 'site',
      label: t('list.site'),
      value: (row) => pickText(row.name),
      render: (row) => (
        <div>
          <Link to="/sites/$code" params={{ code: row.code }} className="amana-link">
            {pickText(row.name)}
          </Link>
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{row.code}</bdi> · {t(`kind.${row.kind}`)}
          </Text>
          <BreachBadge count={row.openBreaches} />
        </div>
      ),
    },
    {
      key: 'authority',
      label: t('list.authority'),
      value: (row) => (row.authority ? directory.authorityName(row.authority) : t('list.nobody')),
    },
    { key: 'held', label: t('list.held'), value: (row) => row.occupied, numeric: true },
    {
      key: 'places',
      label: t('list.places'),
      value: (row) => row.capacity,
      numeric: true,
      render: (row) => (
        <div>
          {row.capacity === null ? t('list.notRecorded') : formatNumber(row.capacity)}
          {row.wholeSite !== null && row.wholeSite.places !== row.capacity && (
            <Text size="xs" c="gray.7">
              {t('list.wholeSite', { places: formatNumber(row.wholeSite.places) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'free',
      label: t('list.free'),
      value: freePlaces,
      numeric: true,
      render: (row) => {
        const free = freePlaces(row);
        return free === null ? '—' : formatNumber(free);
      },
    },
    {
      key: 'sections',
      label: t('list.sections'),
      value: overPlaces,
      render: (row) => (
        <Stack gap={4}>
          {overPlaces(row) > 0 && (
            <Badge color="red.1" c="red.9" variant="filled" tt="none">
              {t('list.over', { count: overPlaces(row) })}
            </Badge>
          )}
          {row.withoutSection > 0 && <Text size="sm">{t('list.withoutSection', { count: row.withoutSection })}</Text>}
          {row.sections.length === 0 ? (
            <Text size="sm" c="gray.7">
              {t('list.noSections')}
            </Text>
          ) : (
            <SectionChips sections={row.sections} />
          )}
        </Stack>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('list.title')} sub={t('list.sub')}>
        <LinkButton to="/sites/occupancy" variant="default" size="md">
          {t('occupancy.title')}
        </LinkButton>
        {answer.data?.abilities.includes('sites/add-site') && <AddSiteButton />}
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <form onSubmit={search}>
          <Group align="flex-end">
            <TextInput
              data-search
              size="md"
              type="search"
              label={t('list.search')}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              style={{ flexGrow: 1, minWidth: 220 }}
            />
            <NativeSelect
              size="md"
              label={t('list.authority')}
              value={state.filters.authority ?? ''}
              onChange={(event) => state.change({ authority: event.currentTarget.value })}
              data={[
                { value: '', label: t('list.everyAuthority') },
                ...(answer.data?.authorities ?? []).map((code) => ({
                  value: code,
                  label: directory.authorityName(code),
                })),
              ]}
            />
            <PlacesFilter state={state} />
            <Button type="submit" size="md">
              {t('list.find')}
            </Button>
          </Group>
        </form>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} searched={query} />
      <DataTable
        caption={t('list.title')}
        columns={columns}
        sortable={isWhole(answer.data)}
        rows={answer.data?.rows}
        rowKey={(row) => row.code}
        error={answer.error}
        empty={query === '' && Object.keys(state.filters).length === 0 ? t('list.noneYet') : t('list.none')}
        onOpen={(row) => void navigate({ to: '/sites/$code', params: { code: row.code } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
      {answer.data && <VehiclesTable vehicles={answer.data.vehicles} abilities={answer.data.abilities} />}
    </Stack>
  );
}
