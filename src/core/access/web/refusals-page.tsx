import { NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { accessPermissions } from '../../permissions/access-permissions.ts';
import { findActionName } from '../../permissions/names/action-name.ts';
import type { RefusalsAnswer, RefusedCommand } from '../refusals-views.ts';

/** Days that can be looked back. */
const DAYS = ['1', '7', '30', '366'] as const;

/** What a command is called; undefined for one of another version. */
const nameOf = (command: string): string | undefined => {
  const name = findActionName(command);
  return name && pickText(name);
};

/** Commands that officers were refused in the last days: who, which, and why; no person. */
export function RefusalsPage() {
  const { t } = useTranslation('access');
  const directory = useDirectory();
  const [asked, ask] = useState({ days: '30', page: 1 });
  const answer = useAnswer<RefusalsAnswer>('access/refusals', asked);
  const columns: Column<RefusedCommand>[] = [
    {
      key: 'at',
      label: t('refused.at'),
      value: (row) => row.refusedAt,
      render: (row) => formatInstant(row.refusedAt, directory.zoneOf(null)),
    },
    { key: 'officer', label: t('counted.officer'), value: (row) => pickName(row.officer.name) },
    { key: 'authority', label: t('counted.authority'), value: (row) => directory.authorityName(row.authority) },
    {
      key: 'roles',
      label: t('refused.roles'),
      value: (row) => row.roles.map((role) => roleName(t, role)).join(t('permissions.between')),
      wide: true,
    },
    {
      key: 'command',
      label: t('permissions.action'),
      value: (row) => nameOf(row.command) ?? row.command,
      wide: true,
      render: (row) => (
        <>
          {nameOf(row.command)}
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{row.command}</bdi>
          </Text>
        </>
      ),
    },
    { key: 'why', label: t('refused.why'), value: (row) => t(`refused.codes.${row.code}`) },
  ];
  if (answer.error && !answer.data)
    return <PageProblem error={answer.error} roles={accessPermissions.queries.refusals.askers} />;
  return (
    <Stack>
      <PageTitle title={t('refused.title')} sub={t('refused.sub')}>
        <NativeSelect
          size="md"
          label={t('counted.within')}
          value={asked.days}
          onChange={(event) => ask({ days: event.currentTarget.value, page: 1 })}
          data={DAYS.map((value) => ({ value, label: t('counted.days', { count: Number(value) }) }))}
        />
        <PrintButton />
      </PageTitle>
      <DataTable
        caption={t('refused.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => String(row.no)}
        error={answer.error}
        empty={t('refused.none')}
      />
      <Pager paging={answer.data} onPage={(page) => ask({ ...asked, page })} />
    </Stack>
  );
}
