import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { roles } from '../../register/roles.ts';
import { type PermissionLine, permissionLines } from './permission-lines.ts';

/** In place of a role: all that the officer who looks is posted as. */
const MINE = 'mine';

/** What this page takes of the description of the API: the first sentence about an action. */
type ApiDescription = { paths: Record<string, Record<string, { summary?: string }>> };

/** Who may write and ask what, from the table that the server asks: for one role, for oneself, or whole. */
export function PermissionsPage() {
  const { t } = useTranslation('access');
  const me = useMe();
  const state = useListState(['role']);
  const description = useAnswer<ApiDescription>('openapi.json');
  const chosen = state.filters.role ?? '';
  const own = me.data?.officer?.roles.map(({ role }) => role) ?? [];
  const shown = permissionLines(chosen === '' ? undefined : chosen === MINE ? own : [chosen]);
  const whoOf = ({ who }: PermissionLine) =>
    typeof who === 'string'
      ? t(`permissions.everybody.${who}`)
      : who.map((role) => roleName(t, role)).join(t('permissions.between'));
  const askedOf = ({ elevated, fourEyes }: PermissionLine) =>
    [...(elevated ? [t('permissions.elevated')] : []), ...(fourEyes ? [t('permissions.fourEyes')] : [])].join(
      t('permissions.between'),
    );
  const whatOf = ({ action }: PermissionLine) =>
    Object.values(description.data?.paths[`/api/${action}`] ?? {})[0]?.summary ?? null;
  const columns: Column<PermissionLine>[] = [
    {
      key: 'action',
      label: t('permissions.action'),
      value: (line) => line.action,
      render: (line) => <bdi className="amana-code">{line.action}</bdi>,
    },
    { key: 'kind', label: t('permissions.kind'), value: (line) => t(`permissions.kinds.${line.kind}`) },
    { key: 'who', label: t('permissions.who'), value: whoOf, wide: true },
    { key: 'asked', label: t('permissions.asked'), value: (line) => askedOf(line) || null },
    {
      key: 'what',
      label: t('permissions.what'),
      value: whatOf,
      wide: true,
      render: (line) => (
        <span lang="en" dir="ltr">
          {whatOf(line) ?? '—'}
        </span>
      ),
    },
  ];
  return (
    <Stack gap="xl">
      <PageTitle title={t('permissions.title')} sub={t('permissions.explain')}>
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
      </PageTitle>
      <Text size="sm">{t('permissions.reach')}</Text>
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
