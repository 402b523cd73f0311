import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import type { LateFactsAnswer } from '../lateness/views.ts';

const LIST = 'register/late-facts';
const FILTERS = ['authority', 'type', 'hours', 'from', 'to', 'late'] as const;
type Row = LateFactsAnswer['rows'][number];

/** The facts behind a number of lateness: when each occurred, was written down and was received, by whom, and whose it is where the person is within reach. */
export function LateFactsPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const state = useListState(FILTERS);
  const { authority = '', hours = '24', late } = state.filters;
  const answer = useAnswer<LateFactsAnswer>(LIST, { ...state.filters, page: state.page });
  const at = (instant: number, row: Row) => formatInstant(instant, directory.zoneOf(row.site));
  const columns: Column<Row>[] = [
    {
      key: 'person',
      label: t('people.person'),
      value: (row) => row.registerNumber,
      render: (row) =>
        row.personNo === null || row.name === null ? (
          <Text size="sm" c="gray.7">
            {t('lateness.outOfReach')}
          </Text>
        ) : (
          <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
            <PersonName registerNumber={row.registerNumber ?? ''} name={row.name.primary} latin={row.name.latin} />
          </Link>
        ),
    },
    {
      key: 'occurred',
      label: t('lateness.occurred'),
      value: (row) => row.occurredAt,
      render: (row) => at(row.occurredAt, row),
    },
    {
      key: 'written',
      label: t('lateness.written'),
      value: (row) => row.recordedAt,
      render: (row) => at(row.recordedAt, row),
    },
    {
      key: 'received',
      label: t('lateness.received'),
      value: (row) => row.receivedAt,
      render: (row) => at(row.receivedAt, row),
    },
    {
      key: 'officer',
      label: t('lateness.officer'),
      value: (row) => pickText({ ...row.officer.name, ckb: row.officer.name.ar }),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={answer.data ? pickText(answer.data.label) : t('lateness.title')}
        sub={
          <>
            {directory.authorityName(authority)} ·{' '}
            {t('lateness.shown', {
              written: late === 'arrived' ? t('lateness.arrivedLate') : t('lateness.late'),
              hours: t(`lateness.hours.${hours}`),
            })}
          </>
        }
      >
        <LinkButton to="/lateness" variant="default" size="md">
          {t('lateness.back')}
        </LinkButton>
        <SaveTable list={LIST} filter={state.filters} large />
        <PrintButton large />
      </PageTitle>
      <DataTable
        caption={t('lateness.title')}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.eventId}
        error={answer.error}
        empty={t('lateness.none')}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
