import { Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { FileReading, FileReadingsAnswer } from '../readings/views.ts';

const LIST = 'register/file-readings';
const FILTERS = ['authority'] as const;

/** Who opened a person's file, the newest first: by name within the own authority, and of others which authority, in which roles and on what ground. */
export function FileReadingsPage() {
  const { t } = useTranslation('register');
  const { personNo = '' } = useParams({ strict: false });
  const directory = useDirectory();
  const authorities = useMe().data?.register.authorities ?? [];
  const state = useListState(FILTERS);
  const answer = useAnswer<FileReadingsAnswer>(LIST, { personNo, ...state.filters, page: state.page });
  const columns: Column<FileReading>[] = [
    {
      key: 'at',
      label: t('readings.at'),
      value: (row) => row.readAt,
      render: (row) => formatInstant(row.readAt, directory.zoneOf(null)),
    },
    {
      key: 'authority',
      label: t('readings.authority'),
      value: (row) => (row.authority === null ? t('readings.installation') : directory.authorityName(row.authority)),
    },
    {
      key: 'officer',
      label: t('readings.officer'),
      value: (row) => (row.officer === null ? t('readings.otherOfficer') : pickName(row.officer.name)),
      render: (row) => (
        <div>
          <Text size="sm">
            {row.officer === null ? t('readings.otherOfficer') : <bdi>{pickName(row.officer.name)}</bdi>}
          </Text>
          <Text size="xs" c="gray.7">
            {row.roles.map((role) => roleName(t, role)).join(' · ')}
          </Text>
        </div>
      ),
    },
    { key: 'part', label: t('readings.part'), value: (row) => pickText(row.partText) },
    { key: 'ground', label: t('readings.ground'), value: (row) => pickText(row.groundText) },
  ];
  return (
    <Stack>
      <PageTitle title={t('readings.title')} sub={t('readings.sub')}>
        <LinkButton to="/people/$personNo" params={{ personNo }} size="md" variant="default">
          {answer.data?.registerNumber ?? t('readings.back')}
        </LinkButton>
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('readings.authority')}
            value={state.filters.authority ?? ''}
            onChange={(event) => state.change({ authority: event.currentTarget.value })}
            data={[
              { value: '', label: t('readings.every') },
              ...authorities.map(({ code }) => ({ value: code, label: directory.authorityName(code) })),
            ]}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} fixed={{ personNo }} />
      <DataTable
        caption={t('readings.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.readAt}-${row.authority}-${row.part}-${row.officer?.officerNo}`}
        error={answer.error}
        empty={t('readings.none')}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
