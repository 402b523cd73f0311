import { Stack } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import type { ListsAnswer, ListView } from '../views.ts';

/** The lists received, with how many rows were accepted, wait for a decision, or were refused. */
export function ListsPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const navigate = useNavigate();
  const [page, setPage] = useState(1);
  const answer = useAnswer<ListsAnswer>('register/lists', { page });
  const columns: Column<ListView>[] = [
    {
      key: 'no',
      label: t('lists.no'),
      value: (row) => row.listNo,
      render: (row) => (
        <Link to="/lists/$listNo" params={{ listNo: String(row.listNo) }} className="amana-link">
          <bdi className="amana-code">{row.listNo}</bdi>
        </Link>
      ),
    },
    { key: 'file', label: t('lists.file'), value: (row) => row.fileName, render: (row) => <bdi>{row.fileName}</bdi> },
    { key: 'source', label: t('lists.source'), value: (row) => row.source },
    { key: 'site', label: t('people.site'), value: (row) => directory.siteName(row.site) },
    {
      key: 'receivedAt',
      label: t('lists.receivedAt'),
      value: (row) => row.receivedAt,
      render: (row) => formatInstant(row.receivedAt, directory.zoneOf(row.site)),
    },
    { key: 'read', label: t('lists.read'), value: (row) => row.read, numeric: true },
    { key: 'accepted', label: t('lists.accepted'), value: (row) => row.accepted, numeric: true },
    { key: 'waiting', label: t('lists.waiting'), value: (row) => row.waiting, numeric: true },
    { key: 'refused', label: t('lists.refused'), value: (row) => row.refused, numeric: true },
  ];
  return (
    <Stack>
      <PageTitle title={t('lists.title')}>
        {answer.data?.abilities.includes('register/receive-list') && (
          <LinkButton to="/lists/receive" size="md">
            {t('receive.title')}
          </LinkButton>
        )}
      </PageTitle>
      <DataTable
        caption={t('lists.title')}
        columns={columns}
        rows={answer.data?.lists}
        rowKey={(row) => row.listNo}
        error={answer.error}
        empty={t('lists.none')}
        onOpen={(row) => void navigate({ to: '/lists/$listNo', params: { listNo: String(row.listNo) } })}
      />
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
