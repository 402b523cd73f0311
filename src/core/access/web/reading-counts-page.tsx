import { NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { GROUND_WORDS, PART_WORDS } from '../../../systems/register/readings/words.ts';
import { accessPermissions } from '../../permissions/access-permissions.ts';
import type { ReadingCount, ReadingCountsAnswer } from '../reading-counts-views.ts';

/** Days that can be looked back. */
const DAYS = ['1', '7', '30', '366'] as const;

/** How often officers opened files in the last days: officers by name, and no person. */
export function ReadingCountsPage() {
  const { t } = useTranslation(['access', 'shell']);
  const directory = useDirectory();
  const watches = useMe().data?.officer?.roles.some(({ role }) => role === 'monitor') ?? false;
  const [asked, ask] = useState({ days: '30', page: 1 });
  const answer = useAnswer<ReadingCountsAnswer>('access/reading-counts', asked);
  const columns: Column<ReadingCount>[] = [
    { key: 'officer', label: t('counted.officer'), value: (row) => pickName(row.officer.name) },
    { key: 'authority', label: t('counted.authority'), value: (row) => directory.authorityName(row.authority) },
    { key: 'part', label: t('counted.part'), value: (row) => pickText(PART_WORDS[row.part]) },
    { key: 'ground', label: t('counted.ground'), value: (row) => pickText(GROUND_WORDS[row.ground]) },
    { key: 'files', label: t('counted.files'), value: (row) => row.files, numeric: true },
    { key: 'readings', label: t('counted.readings'), value: (row) => row.readings, numeric: true },
    {
      key: 'last',
      label: t('counted.last'),
      value: (row) => row.lastAt,
      render: (row) => formatInstant(row.lastAt, directory.zoneOf(null)),
    },
  ];
  if (answer.error && !answer.data)
    return <PageProblem error={answer.error} roles={accessPermissions.queries['reading-counts'].askers} />;
  return (
    <Stack>
      <PageTitle title={t('counted.title')} sub={t('counted.sub')}>
        <NativeSelect
          size="md"
          label={t('counted.within')}
          value={asked.days}
          onChange={(event) => ask({ days: event.currentTarget.value, page: 1 })}
          data={DAYS.map((value) => ({ value, label: t('counted.days', { count: Number(value) }) }))}
        />
        {watches && (
          <LinkButton to="/requests" variant="default" size="md">
            {t('shell:navigation.requests')}
          </LinkButton>
        )}
        <PrintButton />
      </PageTitle>
      <DataTable
        caption={t('counted.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.officer.officerNo} ${row.part} ${row.ground}`}
        error={answer.error}
        empty={t('counted.none')}
      />
      <Pager paging={answer.data} onPage={(page) => ask({ ...asked, page })} />
    </Stack>
  );
}
