import { NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { safeguardsPermissions } from '../../../core/permissions/safeguards-permissions.ts';
import type { RequestListRow, RequestsAnswer } from '../requests/views.ts';
import { OUTCOME_WORDS, RELATION_WORDS, REQUEST_WORDS } from '../requests/words.ts';
import { ReceiveRequest } from './receive-request.tsx';
import { RequestCounts } from './request-counts.tsx';
import { RequestStateBadge } from './request-state-badge.tsx';

const LIST = 'safeguards/requests';
const FILTERS = ['state'] as const;
const STATES = ['open', 'proposed', 'overdue', 'follow-up', 'answered', 'withdrawn'] as const;
const say = (word: keyof typeof REQUEST_WORDS): string => pickText(REQUEST_WORDS[word]);

/** Requests of families: the work list of a desk; to monitors, in numbers alone. */
export function RequestsPage() {
  const me = useMe().data;
  if (me === undefined) return null;
  return me.abilities.includes('safeguards/receive-request') ? <DeskList /> : <Counted />;
}

function Counted() {
  return (
    <Stack>
      <PageTitle title={say('counts')} sub={say('countsSub')} />
      <RequestCounts />
    </Stack>
  );
}

function DeskList() {
  const { t } = useTranslation('safeguards');
  const zone = useMe().data?.register.zone ?? 'UTC';
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<RequestsAnswer>(LIST, { ...state.filters, page: state.page }, { refreshEvery: 60_000 });
  if (answer.error && !answer.data)
    return <PageProblem error={answer.error} roles={safeguardsPermissions.queries.requests.askers} />;
  const day = (at: number | null) => (at === null ? '' : formatInstant(at, zone));
  const columns: Column<RequestListRow>[] = [
    {
      key: 'number',
      label: say('number'),
      value: (row) => row.requestNo,
      // a name of the request, said over the telephone, and no quantity
      render: (row) => <bdi className="amana-code">{row.requestNo}</bdi>,
    },
    {
      key: 'state',
      label: say('state'),
      value: (row) => row.state,
      render: (row) => <RequestStateBadge request={row} />,
    },
    {
      key: 'names',
      label: say('names'),
      value: (row) => row.names[0] ?? '',
      render: (row) => row.names.map((name) => <bdi key={name}>{name} </bdi>),
    },
    {
      key: 'requester',
      label: say('requester'),
      value: (row) => row.requester,
      render: (row) => (
        <div>
          <bdi>{row.requester}</bdi>
          <Text size="xs" c="gray.7">
            {pickText(RELATION_WORDS[row.relation])}
          </Text>
        </div>
      ),
    },
    { key: 'due', label: say('due'), value: (row) => row.dueAt, render: (row) => day(row.dueAt) },
    {
      key: 'outcome',
      label: say('outcome'),
      value: (row) => (row.outcome === null ? '' : pickText(OUTCOME_WORDS[row.outcome])),
    },
    { key: 'followUp', label: say('followUp'), value: (row) => row.followUpAt, render: (row) => day(row.followUpAt) },
  ];
  return (
    <Stack>
      <PageTitle title={say('title')} sub={say('sub')}>
        <ReceiveRequest zone={zone} />
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <NativeSelect
          size="md"
          w="fit-content"
          label={say('state')}
          value={state.filters.state ?? ''}
          onChange={(event) => state.change({ state: event.currentTarget.value })}
          data={[
            { value: '', label: say('every') },
            ...STATES.map((value) => ({ value, label: t(`requests.states.${value}`) })),
          ]}
        />
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={say('title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.requestNo}
        error={answer.error}
        empty={say('none')}
        onOpen={(row) => void navigate({ to: '/requests/$requestNo', params: { requestNo: String(row.requestNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
      {answer.data && (
        <Text size="sm" c="gray.7">
          {say('period')}: {answer.data.period.days} · <bdi>{pickText(answer.data.period.sourceText)}</bdi>
        </Text>
      )}
    </Stack>
  );
}
