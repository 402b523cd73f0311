import { Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { SiteBreachesAnswer, SiteBreachRow } from '../reported/views.ts';

const LIST = 'sites/breaches';

/** Breaches of sites: what a recorded fact about a site breaks, since when, and which authority answered for it. Of one site nothing is drawn where it has none. */
export function SiteBreaches({ filter }: { filter: Readonly<Record<string, string>> }) {
  const { t } = useTranslation(['sites', 'register']);
  const directory = useDirectory();
  const [page, setPage] = useState(1);
  const answer = useAnswer<SiteBreachesAnswer>(LIST, { ...filter, page });
  const ofOne = filter.site !== undefined;
  if (ofOne && (answer.data?.total ?? 0) === 0) return null;
  const title = ofOne ? t('siteBreaches.ofSite') : t('siteBreaches.title');
  const columns: Column<SiteBreachRow>[] = [
    ...(ofOne
      ? []
      : [
          {
            key: 'site',
            label: t('list.site'),
            value: (row: SiteBreachRow) => pickText(row.name),
            render: (row: SiteBreachRow) => (
              <Link to="/sites/$code" params={{ code: row.site }} className="amana-link">
                {pickText(row.name)}
              </Link>
            ),
          },
        ]),
    {
      key: 'rule',
      label: t('register:breachList.rule'),
      value: (row) => row.rule,
      render: (row) => (
        <div>
          <Text size="sm">{pickText(row.text)}</Text>
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{row.rule}</bdi> · <bdi>{row.source}</bdi>
          </Text>
        </div>
      ),
    },
    {
      key: 'authority',
      label: t('register:breachList.authority'),
      value: (row) => (row.authority === null ? t('list.nobody') : directory.authorityName(row.authority)),
    },
    {
      key: 'openedAt',
      label: t('register:breachList.since'),
      value: (row) => row.openedAt,
      render: (row) => (
        <div>
          <Text size="sm">{formatInstant(row.openedAt, row.zone)}</Text>
          {row.curedAt !== null && (
            <Text size="xs" c="gray.7">
              {t('register:breaches.until', { at: formatInstant(row.curedAt, row.zone) })}
            </Text>
          )}
        </div>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {title}
        </Title>
        {(answer.data?.total ?? 0) > 0 && <SaveTable list={LIST} filter={filter} large />}
      </Group>
      <DataTable
        caption={title}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.site} ${row.rule} ${row.openedAt}`}
        error={answer.data ? undefined : answer.error}
        empty={t('siteBreaches.none')}
      />
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
