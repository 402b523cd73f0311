import { Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { SiteBreaches } from '../../sites/web/site-breaches.tsx';
import type { BreachesAnswer, BreachRow } from '../owed-views.ts';
import { personColumn } from './person-column.tsx';

const LIST = 'register/breaches';
const FILTERS = ['state', 'rule', 'authority'] as const;

/** Every breach within reach: what a recorded fact breaks, since when, and which authority answers for it. The oldest first. */
export function BreachesPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const authorities = useMe().data?.register.authorities ?? [];
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const { state: shown = '', rule = '', authority = '' } = state.filters;
  const answer = useAnswer<BreachesAnswer>(LIST, { ...state.filters, page: state.page });
  const rules = answer.data?.rules ?? [];
  const columns: Column<BreachRow>[] = [
    personColumn(t('people.person')),
    {
      key: 'rule',
      label: t('breachList.rule'),
      value: (row) => row.rule,
      render: (row) => (
        <div>
          <Text size="sm">{pickText(row.text)}</Text>
          {row.orderEndedAt !== undefined && (
            <Text size="sm">
              {t('breaches.orderEnded', { at: formatInstant(row.orderEndedAt, directory.zoneOf(null)) })}
            </Text>
          )}
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{row.rule}</bdi> · <bdi>{row.source}</bdi>
          </Text>
        </div>
      ),
    },
    { key: 'authority', label: t('breachList.authority'), value: (row) => directory.authorityName(row.authority) },
    {
      key: 'openedAt',
      label: t('breachList.since'),
      value: (row) => row.openedAt,
      render: (row) => (
        <div>
          <Text size="sm">{formatInstant(row.openedAt, directory.zoneOf(null))}</Text>
          {row.curedAt !== null && (
            <Text size="xs" c="gray.7">
              {t('breaches.until', { at: formatInstant(row.curedAt, directory.zoneOf(null)) })}
            </Text>
          )}
        </div>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('breaches.title')} sub={t('breachList.sub')}>
        <LinkButton to="/lateness" size="md" variant="default">
          {t('lateness.title')}
        </LinkButton>
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('people.status')}
            value={shown}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('breaches.open') },
              { value: 'cured', label: t('breaches.cured') },
            ]}
          />
          <NativeSelect
            size="md"
            label={t('breachList.rule')}
            maw={420}
            value={rule}
            onChange={(event) => state.change({ rule: event.currentTarget.value })}
            data={[
              { value: '', label: t('breachList.everyRule') },
              ...rules.map(({ rule: value, text }) => ({ value, label: pickText(text) })),
              // a rule of an address that has no breach in this state
              ...(rule === '' || rules.some((one) => one.rule === rule) ? [] : [{ value: rule, label: rule }]),
            ]}
          />
          <NativeSelect
            size="md"
            label={t('breachList.authority')}
            value={authority}
            onChange={(event) => state.change({ authority: event.currentTarget.value })}
            data={[
              { value: '', label: t('breachList.everyAuthority') },
              ...authorities.map(({ code }) => ({ value: code, label: directory.authorityName(code) })),
            ]}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={t('breaches.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.breachId}
        error={answer.error}
        empty={t('breachList.none')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
      <SiteBreaches key={JSON.stringify(state.filters)} filter={state.filters} />
    </Stack>
  );
}
