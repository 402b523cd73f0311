import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { searchFor, useTypedSearch } from '../../../app/kit/list/typed-search.ts';
import { useChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { BODY_PLACES, MARK_KINDS } from '../marks/mark-kinds.ts';
import type { PeopleAnswer, PeopleQuery, PersonRow } from '../views.ts';
import { BulkOnPeople } from './bulk-on-people.tsx';
import { usePeopleColumns } from './people-columns.tsx';
import { SimilarPeople } from './similar-people.tsx';
import { SupervisorFilter } from './supervisor-filter.tsx';

const STATUSES: NonNullable<PeopleQuery['status']>[] = [
  'held',
  'resident',
  'accompanying',
  'eligible',
  'on-manifest',
  'moving',
  'breach',
  'unaccounted',
  'review',
  'ended',
];

const LIST = 'register/people';
const FILTERS = ['site', 'section', 'status', 'supervisor', 'mark', 'bodyPlace'] as const;
const keyOf = (row: PersonRow) => row.personNo;
const labelOf = (row: PersonRow) => row.registerNumber;

/** Whether a search is by words: a number that is wrong in one character is nobody's. */
const isName = (query: string): boolean => /\p{L}/u.test(query) && !/\p{N}/u.test(query);

/** The register: search by name in either script or by register number, filters in the address, and paging by the server. What was typed stands in no address. */
export function PeoplePage() {
  const { t } = useTranslation(['register', 'transfers']);
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const { site = '', section = '', status = '', supervisor = '', mark = '', bodyPlace = '' } = state.filters;
  const query = useTypedSearch(LIST);
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  const field = useRef<HTMLInputElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === 'search') field.current?.focus();
  }, [hash]);
  const answer = useAnswer<PeopleAnswer>(
    LIST,
    { q: query || undefined, ...state.filters, page: state.page },
    { asks: 'body' },
  );
  const total = answer.data?.total ?? 0;
  const chosen = useChosenRows<PersonRow>(keyOf, labelOf, answer.data?.rows);
  const sections = directory.sites.find(({ code }) => code === site)?.sections ?? [];

  function search(event: FormEvent): void {
    event.preventDefault();
    searchFor(LIST, typed);
    state.setPage(1);
  }

  /** A number that is not whole, or of which a character is wrong, is nobody's: the register repairs none and says what one is. */
  function emptyText(): string {
    if (/^\s*[a-z]{3}[\s-]*[\d\u0660-\u0669\u06f0-\u06f9]/i.test(query)) return t('people.noSuchNumber');
    const isAsked = query !== '' || Object.keys(state.filters).length > 0;
    return isAsked ? t('people.none') : t('people.nobodyInReach');
  }

  const columns = [chosen.column, ...usePeopleColumns()];

  return (
    <Stack>
      <PageTitle title={t('people.title')} sub={answer.data && t('people.total', { count: total })}>
        <LinkButton to="/orders" size="md" variant="default">
          {t('orderList.title')}
        </LinkButton>
        <LinkButton to="/breaches" size="md" variant="default">
          {t('breachList.link')}
        </LinkButton>
        <LinkButton to="/owed/$what" params={{ what: 'judge' }} size="md" variant="default">
          {t('appearance.list.link')}
        </LinkButton>
        <LinkButton to="/owed/$what" params={{ what: 'health' }} size="md" variant="default">
          {t('people.healthOwed')}
        </LinkButton>
        <LinkButton to="/owed/$what" params={{ what: 'children' }} size="md" variant="default">
          {t('childrenAlone.link')}
        </LinkButton>
        {answer.data?.abilities.includes('register/register-person') && (
          <LinkButton to="/people/register" size="md" variant="default">
            {t('enter.title')}
          </LinkButton>
        )}
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <form onSubmit={search}>
          <Group align="flex-end">
            <TextInput
              data-search
              ref={field}
              size="md"
              type="search"
              label={t('people.search')}
              description={t('people.searchHelp')}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              style={{ flexGrow: 1, minWidth: 240 }}
            />
            <NativeSelect
              size="md"
              label={t('people.site')}
              maw={240}
              value={site}
              onChange={(event) => state.change({ site: event.currentTarget.value, section: '' })}
              data={[
                { value: '', label: t('people.everySite') },
                ...directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
              ]}
            />
            {sections.length > 0 && (
              <NativeSelect
                size="md"
                label={t('people.section')}
                value={section}
                onChange={(event) => state.change({ section: event.currentTarget.value })}
                data={[
                  { value: '', label: t('people.everySection') },
                  ...sections.map((row) => ({ value: row.section, label: directory.sectionName(site, row.section) })),
                ]}
              />
            )}
            <NativeSelect
              size="md"
              label={t('people.status')}
              value={status}
              onChange={(event) => state.change({ status: event.currentTarget.value })}
              data={[
                { value: '', label: t('people.everyStatus') },
                ...STATUSES.map((value) => ({ value, label: t(`people.statuses.${value}`) })),
              ]}
            />
            <SupervisorFilter value={supervisor} onChange={(value) => state.change({ supervisor: value })} />
            <NativeSelect
              size="md"
              label={t('marks.filter')}
              value={mark}
              onChange={(event) => state.change({ mark: event.currentTarget.value })}
              data={[
                { value: '', label: t('marks.every') },
                ...MARK_KINDS.map((value) => ({ value, label: t(`marks.kinds.${value}`) })),
              ]}
            />
            <NativeSelect
              size="md"
              label={t('marks.place')}
              value={bodyPlace}
              onChange={(event) => state.change({ bodyPlace: event.currentTarget.value })}
              data={[
                { value: '', label: t('marks.everyPlace') },
                ...BODY_PLACES.map((value) => ({ value, label: t(`marks.places.${value}`) })),
              ]}
            />
            <Button type="submit" size="md">
              {t('people.find')}
            </Button>
          </Group>
        </form>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} searched={query} />
      {answer.data && (
        <BulkOnPeople
          chosen={chosen}
          asked={{ ...(query === '' ? {} : { q: query }), ...state.filters }}
          total={total}
          abilities={answer.data.abilities}
        />
      )}
      {answer.data?.beginning === true && <Text role="status">{t('people.beginning')}</Text>}
      <DataTable
        caption={t('people.title')}
        chosen={chosen}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.personNo}
        error={answer.error}
        empty={emptyText()}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
      {answer.data && isName(query) && <SimilarPeople key={query} query={query} nobody={total === 0} />}
    </Stack>
  );
}
