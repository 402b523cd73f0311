import { NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { findActionName } from '../../permissions/names/action-name.ts';
import { roles } from '../../register/roles.ts';
import { type PermissionLine, permissionLines } from './permission-lines.ts';

/** In place of a role: all that the officer who looks is posted as. */
const MINE = 'mine';

/** Who may write and ask what, from the table that the server asks: for one role, for oneself, or whole; searched by what an action is called. */
export function PermissionsPage() {
  const { t } = useTranslation('access');
  const me = useMe();
  const state = useListState(['role']);
  const [searched, search] = useState('');
  const chosen = state.filters.role ?? '';
  const own = me.data?.officer?.roles.map(({ role }) => role) ?? [];
  const nameOf = ({ action }: PermissionLine) => {
    const name = findActionName(action);
    return name === undefined ? action : pickText(name);
  };
  const words = searched.toLowerCase().split(/\s+/);
  const isSearched = (line: PermissionLine) => {
    const text = `${nameOf(line)} ${line.action}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const shown = permissionLines(chosen === '' ? undefined : chosen === MINE ? own : [chosen])
    .map(({ system, lines }) => ({ system, lines: lines.filter(isSearched) }))
    .filter(({ lines }) => lines.length > 0);
  const count = shown.reduce((sum, { lines }) => sum + lines.length, 0);
  const whoOf = ({ who }: PermissionLine) =>
    typeof who === 'string'
      ? t(`permissions.everybody.${who}`)
      : who.map((role) => roleName(t, role)).join(t('permissions.between'));
  const askedOf = ({ elevated, fourEyes }: PermissionLine) =>
    [...(elevated ? [t('permissions.elevated')] : []), ...(fourEyes ? [t('permissions.fourEyes')] : [])].join(
      t('permissions.between'),
    );
  const columns: Column<PermissionLine>[] = [
    {
      key: 'action',
      label: t('permissions.action'),
      value: nameOf,
      wide: true,
      render: (line) => (
        <>
          {nameOf(line)}
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{line.action}</bdi>
          </Text>
        </>
      ),
    },
    { key: 'kind', label: t('permissions.kind'), value: (line) => t(`permissions.kinds.${line.kind}`) },
    { key: 'who', label: t('permissions.who'), value: whoOf, wide: true },
    { key: 'asked', label: t('permissions.asked'), value: (line) => askedOf(line) || null },
  ];
  return (
    <Stack gap="xl">
      <PageTitle title={t('permissions.title')} sub={t('permissions.explain')}>
        <TextInput
          size="md"
          type="search"
          label={t('permissions.search')}
          value={searched}
          onChange={(event) => search(event.currentTarget.value)}
        />
        <NativeSelect
          size="md"
          label={t('permissions.role')}
          value={chosen}
          onChange={(event) => state.change({ role: event.currentTarget.value })}
          data={[
            { value: '', label: t('officers.everyRole') },
            { value: MINE, label: t('permissions.mine') },
            ...roles.map((role) => ({ value: role, label: roleName(t, role) })),
          ]}
        />
        <PrintButton large />
      </PageTitle>
      <Text size="sm">{t('permissions.reach')}</Text>
      <Text role="status">{t('permissions.found', { count })}</Text>
      {shown.map(({ system, lines }) => (
        <Stack component="section" gap="sm" key={system}>
          <Title order={2} size="h4">
            {t(`permissions.systems.${system}`)}
          </Title>
          <DataTable
            caption={t(`permissions.systems.${system}`)}
            columns={columns}
            rows={[...lines]}
            rowKey={({ action, kind }) => `${kind} ${action}`}
            empty=""
          />
        </Stack>
      ))}
    </Stack>
  );
}
