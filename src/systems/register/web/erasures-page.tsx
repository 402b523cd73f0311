import { Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { ErasureOrdersAnswer, ErasureRow } from '../erasure/views.ts';
import { ERASURE_WORDS, LEVEL_WORDS, REASON_WORDS, STEP_WORDS } from '../erasure/words.ts';
import { ErasureSteps } from './erasure-steps.tsx';
import { personColumn } from './person-column.tsx';

const LIST = 'register/erasure-orders';
const FILTERS = ['state'] as const;
const STATES = ['waiting', 'carried-out', 'withdrawn'] as const;
const say = (word: keyof typeof ERASURE_WORDS): string => pickText(ERASURE_WORDS[word]);

/** Orders of erasure within reach: those that wait for a second officer, and what became of the others. */
export function ErasuresPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<ErasureOrdersAnswer>(LIST, { ...state.filters, page: state.page });
  const stepColumn = (key: 'ordered' | 'carriedOut'): Column<ErasureRow> => ({
    key,
    label: say(key),
    value: (row) => row[key]?.at ?? null,
    render: (row) => {
      const by = row[key];
      return by === null ? null : (
        <div>
          <Text size="sm">
            <bdi>{pickText({ ...by.officer, ckb: by.officer.ar })}</bdi> · {directory.authorityName(by.authority)}
          </Text>
          <Text size="xs" c="gray.7">
            {formatInstant(by.at, directory.zoneOf(null))}
          </Text>
        </div>
      );
    },
  });
  const columns: Column<ErasureRow>[] = [
    personColumn(say('person')),
    {
      key: 'level',
      label: say('level'),
      value: (row) => pickText(LEVEL_WORDS[row.level]),
    },
    { key: 'reason', label: say('reason'), value: (row) => pickText(REASON_WORDS[row.reason]) },
    stepColumn('ordered'),
    stepColumn('carriedOut'),
    {
      key: 'step',
      label: say('step'),
      value: (row) => pickText(STEP_WORDS[row.step]),
      render: (row) => (
        <Group gap="xs">
          <Text size="sm">{pickText(STEP_WORDS[row.step])}</Text>
          <ErasureSteps order={row} />
        </Group>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={say('list')} sub={say('sub')} />
      <Paper withBorder p="sm" className="amana-no-print">
        <NativeSelect
          size="md"
          w="fit-content"
          label={say('step')}
          value={state.filters.state ?? ''}
          onChange={(event) => state.change({ state: event.currentTarget.value })}
          data={[
            { value: '', label: say('every') },
            ...STATES.map((value) => ({ value, label: t(`erasures.states.${value}`) })),
          ]}
        />
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={say('list')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.orderId}
        error={answer.error}
        empty={say('none')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
