import { Badge, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatCivilDate, formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { SiteFilter } from '../../../app/kit/list/site-filter.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { OccupancyAnswer, OccupancyRow } from '../capacity/occupancy-views.ts';
import { PlacesFilter } from './places-filter.tsx';
import { useSectionGroup } from './use-section-words.ts';

const LIST = 'sites/occupancy';
const FILTERS = ['site', 'state', 'asOf'] as const;

/** Occupancy by site and section: who is in, who is away, places with source and day, and authorisations; as a list with its filters (R18, P6). */
export function OccupancyPage() {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const navigate = useNavigate();
  const groupOf = useSectionGroup();
  const state = useListState(FILTERS);
  const { asOf = '' } = state.filters;
  const answer = useAnswer<OccupancyAnswer>(LIST, { ...state.filters, page: state.page });
  const columns: Column<OccupancyRow>[] = [
    {
      key: 'site',
      label: t('list.site'),
      wide: true,
      value: (row) => pickText(row.name),
      render: (row) => (
        <div>
          <Link to="/sites/$code" params={{ code: row.site }} className="amana-link">
            {pickText(row.name)}
          </Link>
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{row.site}</bdi>
            {row.section === null && row.authority && <> · {directory.authorityName(row.authority)}</>}
          </Text>
        </div>
      ),
    },
    {
      key: 'section',
      label: t('site.section'),
      value: (row) => row.section ?? '',
      render: (row) =>
        row.section === null ? (
          <b>{t('emergency.wholeSite')}</b>
        ) : (
          <div>
            <Link
              to="/people"
              search={{ site: row.site, section: row.section }}
              className="amana-link"
              aria-label={t('site.people', { section: directory.sectionName(row.site, row.section) })}
            >
              <bdi>{directory.sectionName(row.site, row.section)}</bdi>
            </Link>
            {row.group && (
              <Text size="xs" c="gray.7">
                {groupOf(row.group)}
              </Text>
            )}
          </div>
        ),
    },
    {
      key: 'inside',
      label: asOf === '' ? t('occupancy.inside') : t('occupancy.persons'),
      value: (row) => row.inside,
      numeric: true,
      render: (row) => (
        <Link
          to="/sites/occupancy/persons"
          search={{
            site: row.site,
            ...(row.section === null ? {} : { section: row.section }),
            ...(asOf === '' ? {} : { asOf }),
          }}
          className="amana-link amana-number"
        >
          {formatNumber(row.inside)}
          <span className="amana-hidden"> {t('occupancy.showPersons')}</span>
        </Link>
      ),
    },
    { key: 'away', label: t('absence.title'), value: (row) => row.away, numeric: true },
    {
      key: 'places',
      label: t('list.places'),
      value: (row) => row.places,
      numeric: true,
      render: (row) => (
        <div>
          {row.places === null ? t('list.notRecorded') : formatNumber(row.places)}
          {row.sectionPlaces !== null && row.sectionPlaces !== row.places && (
            <Text size="xs" c="gray.7">
              {t('occupancy.sectionsTogether', { places: formatNumber(row.sectionPlaces) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'source',
      label: t('site.source'),
      value: (row) => row.placesSource,
      render: (row) =>
        row.placesSource === null ? (
          <Text size="sm" c="gray.7">
            {row.section === null && row.places !== null ? t('occupancy.sum') : '—'}
          </Text>
        ) : (
          <div>
            <Text size="sm">
              <bdi>{row.placesSource}</bdi>
            </Text>
            {row.placesFromAt !== null && (
              <Text size="xs" c="gray.7">
                {t('hazard.since', { at: formatInstant(row.placesFromAt, row.zone) })}
              </Text>
            )}
          </div>
        ),
    },
    {
      key: 'extra',
      label: t('occupancy.extra'),
      value: (row) => row.extraPlaces,
      numeric: true,
      render: (row) => (
        <div>
          {formatNumber(row.extraPlaces)}
          {row.extraUntil !== null && (
            <Text size="xs" c="gray.7">
              {t('occupancy.until', { at: formatInstant(row.extraUntil, row.zone) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'free',
      label: t('list.free'),
      value: (row) => row.free,
      numeric: true,
      render: (row) => (
        <Stack gap={2} align="flex-start">
          {row.free === null ? '—' : formatNumber(row.free)}
          {row.over > 0 && (
            <Badge color="red.1" c="red.9" variant="filled" tt="none">
              {t('list.over', { count: row.over })}
            </Badge>
          )}
        </Stack>
      ),
    },
  ];
  const counted = answer.data && formatInstant(answer.data.at, directory.zoneOf(null));
  const said =
    counted === undefined
      ? ''
      : asOf === ''
        ? t('occupancy.asOf', { at: counted })
        : t('occupancy.endOf', { day: formatCivilDate(asOf), at: counted });
  return (
    <Stack>
      <PageTitle title={t('occupancy.title')} sub={said}>
        <LinkButton to="/sites/occupancy/trend" variant="default" size="md">
          {t('occupancy.trend')}
        </LinkButton>
        <LinkButton to="/sites" variant="default" size="md">
          {t('site.back')}
        </LinkButton>
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <SiteFilter state={state} />
          <PlacesFilter state={state} />
          <TextInput
            size="md"
            type="date"
            label={t('occupancy.day')}
            description={t('occupancy.dayHelp')}
            value={asOf}
            onChange={(event) => state.change({ asOf: event.currentTarget.value })}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={t('occupancy.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.site} ${row.section ?? ''}`}
        error={answer.error}
        empty={Object.keys(state.filters).length === 0 ? t('list.noneYet') : t('list.none')}
        onOpen={(row) => void navigate({ to: '/sites/$code', params: { code: row.site } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
      <Text size="sm" maw={820}>
        {t('occupancy.definition')}
      </Text>
    </Stack>
  );
}
