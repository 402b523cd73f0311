import { Stack, Text } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { countryName } from '../../../app/format/country-name.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { NotFoundPage } from '../../../app/shell/not-found-page.tsx';
import type { ReceivedPersonsAnswer } from '../room-views.ts';

/** The persons behind an own figure of an operation: as many as the figure says, until the same instant. */
export function ReceivedPersonsPage() {
  const { t } = useTranslation(['transfers', 'register']);
  const directory = useDirectory();
  const navigate = useNavigate();
  const { operationNo = '' } = useParams({ strict: false });
  const asked: { measure?: string; nationality?: string; fromAt?: string; untilAt?: string } = useSearch({
    strict: false,
  });
  const measure = asked.measure ?? 'received';
  const untilAt = asked.untilAt ?? '';
  const [page, setPage] = useState(1);
  const answer = useAnswer<ReceivedPersonsAnswer>(
    'transfers/received-persons',
    { operationNo, measure, nationality: asked.nationality, fromAt: asked.fromAt, untilAt, page },
    { enabled: untilAt !== '' },
  );
  // a list until no instant is the list of nobody: such an address is none of this application
  if (untilAt === '') return <NotFoundPage />;
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  type Row = ReceivedPersonsAnswer['rows'][number];
  const columns: Column<Row>[] = [
    {
      key: 'person',
      label: t('lines.person'),
      value: (row) => row.registerNumber,
      render: (row) => (
        <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
          <PersonName registerNumber={row.registerNumber} name={row.name.primary} latin={row.name.latin} />
        </Link>
      ),
    },
    {
      key: 'nationalities',
      label: t('register:people.nationalities'),
      value: (row) => row.nationalities.map((code) => countryName(t, code)).join(' · ') || null,
    },
    {
      key: 'convoy',
      label: t('board.convoy'),
      value: (row) => row.code,
      render: (row) => (
        <Link to="/manifests/$manifestNo" params={{ manifestNo: String(row.manifestNo) }} className="amana-link">
          <bdi className="amana-code">{row.code}</bdi>
        </Link>
      ),
    },
    { key: 'to', label: t('manifest.to'), value: (row) => directory.siteName(row.to) },
    {
      key: 'at',
      label: t(`room.at.${measure === 'departed' || measure === 'admitted' ? measure : 'received'}`),
      value: (row) => row.at,
      render: (row) => formatInstant(row.at, directory.zoneOf(row.to)),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={t(`published.measure.${measure}`)}
        sub={
          <>
            {asked.nationality && <Text size="sm">{countryName(t, asked.nationality)}</Text>}
            {answer.data && t('shell:people', { count: answer.data.total })}
            {answer.data && (
              <>
                {' · '}
                {asked.fromAt && <>{t('room.from', { at: formatInstant(Number(asked.fromAt), answer.data.zone) })} </>}
                {t('room.until', { at: formatInstant(Number(untilAt), answer.data.zone) })}
              </>
            )}
            <Text size="sm">{t(`published.counts.${measure}`)}</Text>
          </>
        }
      >
        <LinkButton to="/operations/$operationNo" params={{ operationNo }} variant="default" size="md">
          {t('room.back')}
        </LinkButton>
        <SaveTable
          list="transfers/received-persons"
          filter={{
            operationNo,
            measure,
            untilAt,
            ...(asked.nationality ? { nationality: asked.nationality } : {}),
            ...(asked.fromAt ? { fromAt: asked.fromAt } : {}),
          }}
          large
        />
        <PrintButton large />
      </PageTitle>
      <DataTable
        caption={t(`published.measure.${measure}`)}
        columns={columns}
        sortable={isWhole(answer.data)}
        rows={answer.data?.rows}
        rowKey={(row) => row.personNo}
        empty={t('room.nobody')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
