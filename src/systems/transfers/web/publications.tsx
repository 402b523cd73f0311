import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { countryName } from '../../../app/format/country-name.ts';
import { toUserDigits } from '../../../app/format/to-user-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import type { PublicationsAnswer, PublicationView } from '../published/views.ts';
import { partialDay } from './published-parts.tsx';

/** What others published of all operations, as they said it. */
export function Publications() {
  const { t } = useTranslation(['transfers', 'register']);
  const [page, setPage] = useState(1);
  const answer = useAnswer<PublicationsAnswer>('transfers/published-figures', { page, pageSize: 20 });
  const columns: Column<PublicationView>[] = [
    {
      key: 'reference',
      label: t('published.reference'),
      value: (row) => row.reference,
      render: (row) => (
        <bdi className="amana-code">
          {row.operation} {row.reference}
        </bdi>
      ),
    },
    {
      key: 'said',
      label: t('published.said'),
      value: (row) => row.atLeast ?? row.atMost ?? row.said,
      render: (row) => (
        <>
          <Text span size="sm" fw={600} td={row.withdrawn ? 'line-through' : undefined}>
            <bdi>{toUserDigits(row.said)}</bdi>
          </Text>{' '}
          <Text span size="xs" c="gray.7">
            {t(`published.unit.${row.unit}`, { count: row.atLeast ?? row.atMost ?? 0, defaultValue: row.unit })}
          </Text>
        </>
      ),
    },
    {
      key: 'definition',
      label: t('published.definition'),
      value: (row) => row.definition,
      wide: true,
      render: (row) => (
        <>
          <Text size="sm">
            <q dir="auto">{row.definition}</q>
          </Text>
          {row.nationality && (
            <Text size="xs" c="gray.7">
              {countryName(t, row.nationality)}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'asOf',
      label: t('published.asOf'),
      value: (row) => row.asOf ?? row.publishedOn,
      render: (row) => partialDay(row.asOf ?? row.publishedOn),
    },
    { key: 'source', label: t('published.source'), value: (row) => row.attributedTo, wide: true },
  ];
  return (
    <Stack component="section" gap="xs">
      <Title order={2} size="h4">
        {t('published.title')}
      </Title>
      <DataTable
        caption={t('published.title')}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.operation} ${row.reference}`}
        error={answer.error}
        empty={t('published.none')}
      />
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
