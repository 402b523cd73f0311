import { Checkbox, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { ZoneNote } from '../../../app/kit/zone-note.tsx';
import type { BoardRow, ConvoysAnswer } from '../room-views.ts';
import { ConvoyTable } from './convoy-table.tsx';
import { ConvoysChosen } from './convoys-chosen.tsx';

const LIST = 'transfers/convoys';
const FILTERS = ['operationNo', 'state', 'site', 'late'] as const;
const PAGE_SIZE = 25;
const keyOf = (row: BoardRow) => row.manifestNo;
const labelOf = (row: BoardRow) => row.code;

/** All convoys of all operations that the officer sees: where each stands, what is due next and by whom, and what is late. */
export function ConvoyBoardPage() {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const list = useListState(FILTERS);
  const { filters: asked, change } = list;
  const answer = useAnswer<ConvoysAnswer>(
    LIST,
    { ...asked, page: list.page, pageSize: PAGE_SIZE },
    { refreshEvery: 15_000 },
  );
  const chosen = useChosenRows<BoardRow>(keyOf, labelOf, answer.data?.rows);
  const states = answer.data?.states ?? [];
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const every = { value: '', label: t('board.every') };

  return (
    <Stack>
      <PageTitle
        title={t('board.title')}
        sub={
          answer.data && (
            <>
              {t('board.summary', { count: answer.data.total })} ·{' '}
              {formatInstant(answer.data.at, directory.zoneOf(null))}
            </>
          )
        }
      />
      <Paper withBorder p="sm">
        <Stack gap="sm">
          <fieldset className="amana-bar" data-large aria-label={t('manifest.status')}>
            <button type="button" aria-pressed={asked.state === undefined} onClick={() => change({ state: '' })}>
              {t('board.all')} {formatNumber(all)}
            </button>
            {states.map(({ state, count }) => (
              <button
                key={state}
                type="button"
                aria-pressed={asked.state === state}
                onClick={() => change({ state: asked.state === state ? '' : state })}
              >
                {t(`board.state.${state}`)} {formatNumber(count)}
              </button>
            ))}
          </fieldset>
          <Group align="flex-end" className="amana-no-print">
            <NativeSelect
              size="md"
              label={t('board.operation')}
              maw={320}
              value={asked.operationNo ?? ''}
              onChange={(event) => change({ operationNo: event.currentTarget.value })}
              data={[
                every,
                ...(answer.data?.operations ?? []).map(({ operationNo, code, title }) => ({
                  value: String(operationNo),
                  label: `${code} · ${pickText(title)}`,
                })),
              ]}
            />
            <NativeSelect
              size="md"
              label={t('board.site')}
              maw={320}
              value={asked.site ?? ''}
              onChange={(event) => change({ site: event.currentTarget.value })}
              data={[every, ...directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) }))]}
            />
            <Checkbox
              size="md"
              pb={8}
              checked={asked.late === 'yes'}
              onChange={(event) => change({ late: event.currentTarget.checked ? 'yes' : '' })}
              label={`${t('board.lateOnly')} (${formatNumber(answer.data?.late ?? 0)})`}
            />
          </Group>
        </Stack>
      </Paper>
      <ListTools list={LIST} state={list} total={answer.data?.total} />
      {answer.data && answer.data.total > 0 && (
        <ConvoysChosen chosen={chosen} asked={asked} total={answer.data.total} />
      )}
      {answer.data && (
        <ZoneNote sites={answer.data.rows.flatMap((row) => [row.from, row.to, row.last?.place ?? row.from])} />
      )}
      <ConvoyTable
        rows={answer.data?.rows}
        at={answer.data?.at ?? 0}
        error={answer.data ? undefined : answer.error}
        empty={all === 0 ? t('board.none') : t('board.noneSuch')}
        chosen={chosen}
      />
      {answer.isError && answer.data && (
        <Text size="sm" role="status" c="red.9">
          {t('board.stale')}
        </Text>
      )}
      <Pager paging={answer.data} onPage={list.setPage} />
    </Stack>
  );
}
