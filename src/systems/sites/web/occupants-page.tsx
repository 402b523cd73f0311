import { Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatCivilDate, formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { NotFoundPage } from '../../../app/shell/not-found-page.tsx';
import type { OccupantsAnswer } from '../capacity/occupancy-views.ts';

const LIST = 'sites/occupants';
const FILTERS = ['site', 'section', 'asOf'] as const;
type Row = OccupantsAnswer['rows'][number];

/** The persons behind a number of occupancy, within reach. */
export function OccupantsPage() {
  const { t } = useTranslation(['sites', 'register']);
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const { site = '', section, asOf } = state.filters;
  const answer = useAnswer<OccupantsAnswer>(
    LIST,
    { ...state.filters, page: state.page },
    { enabled: site !== '', asks: 'body' },
  );
  if (site === '') return <NotFoundPage />;
  const columns: Column<Row>[] = [
    {
      key: 'person',
      label: t('occupancy.persons'),
      value: (row) => row.registerNumber,
      render: (row) => (
        <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
          <PersonName registerNumber={row.registerNumber} name={row.name.primary} latin={row.name.latin} />
        </Link>
      ),
    },
    {
      key: 'section',
      label: t('site.section'),
      value: (row) => row.section,
      render: (row) => (
        <>
          {row.section === null ? '—' : <bdi>{directory.sectionName(site, row.section)}</bdi>}
          {row.state !== 'held' && (
            <Text size="xs" c="gray.7">
              {t(`register:custody.states.${row.state}`)}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'since',
      label: t('occupancy.since'),
      value: (row) => row.sinceAt,
      render: (row) => formatInstant(row.sinceAt, directory.zoneOf(site)),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={`${directory.siteName(site)}${section === undefined ? '' : ` · ${directory.sectionName(site, section)}`}`}
        sub={
          <>
            {asOf !== undefined && <>{formatCivilDate(asOf)} · </>}
            {answer.data && t('shell:people', { count: answer.data.total })}
            <Text size="sm">{t('occupancy.definition')}</Text>
          </>
        }
      >
        <LinkButton to="/sites/occupancy" variant="default" size="md">
          {t('occupancy.back')}
        </LinkButton>
        <SaveTable list={LIST} filter={state.filters} large />
        <PrintButton large />
      </PageTitle>
      <DataTable
        caption={t('occupancy.title')}
        columns={columns}
        sortable={isWhole(answer.data)}
        rows={answer.data?.rows}
        rowKey={(row) => row.personNo}
        error={answer.error}
        empty={t('occupancy.nobody')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
