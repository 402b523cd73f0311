import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { DataTable } from '../../../app/kit/data-table.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { searchFor, useTypedSearch } from '../../../app/kit/list/typed-search.ts';
import { useChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { LINE_OUTCOMES } from '../line-outcomes.ts';
import { LINE_STATES } from '../line-states.ts';
import type { LinesAnswer, LineView } from '../line-views.ts';
import type { ManifestOverview } from '../views.ts';
import { shownGates, useLineColumns } from './line-columns.tsx';
import { outcomeText } from './outcome-text.ts';

// asked for with the page, not with its rows: what comes after them would push them down under the hand that presses one
const bulkOnLines = import('./bulk-on-lines.tsx');
const BulkOnLines = lazy(() => bulkOnLines);

const LIST = 'transfers/lines';
const FILTERS = ['gate', 'state', 'outcome'] as const;
const keyOf = (line: LineView) => line.personNo;
const labelOf = (line: LineView) => line.registerNumber;

/** Commands that the list has for several lines at once. */
const ON_SEVERAL = ['transfers/strike-off', 'transfers/add-lines', 'register/record-order'];

/** Every line with its gates and its one next action; filtered by a gate that is not passed or a state, searched by name or number, page by page; several are chosen for work on all of them. */
export function ManifestLines({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const navigate = useNavigate();
  const directory = useDirectory();
  const state = useListState(FILTERS);
  const { manifestNo } = answer.manifest;
  const memory = `${LIST}/${manifestNo}`;
  const query = useTypedSearch(memory);
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  const lines = useAnswer<LinesAnswer>(
    LIST,
    { manifestNo, q: query || undefined, ...state.filters, page: state.page },
    { asks: 'body', refreshEvery: 15_000 },
  );
  const chosen = useChosenRows<LineView>(keyOf, labelOf, lines.data?.rows);
  const own = useMe().data?.abilities;
  const canWorkOnSeveral =
    ON_SEVERAL.some((command) => answer.abilities.includes(command)) || own?.includes('register/seal-packets') === true;

  function search(event: FormEvent): void {
    event.preventDefault();
    searchFor(memory, typed);
    state.setPage(1);
  }

  const open = useCallback(
    (line: LineView) => void navigate({ to: '/people/$personNo', params: { personNo: String(line.personNo) } }),
    [navigate],
  );
  const told = useLineColumns(manifestNo, answer.manifest.to, answer.abilities);
  const columns = useMemo(
    () => (canWorkOnSeveral ? [chosen.column, ...told] : told),
    [canWorkOnSeveral, chosen.column, told],
  );
  return (
    <Stack gap="sm">
      <form onSubmit={search} className="amana-no-print">
        <Group align="flex-end">
          <TextInput
            data-search
            type="search"
            label={t('shell:sheet.filter')}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            style={{ flexGrow: 1, minWidth: 220 }}
            size="md"
          />
          <NativeSelect
            size="md"
            label={t('lines.openGate')}
            value={state.filters.gate ?? ''}
            onChange={(event) => state.change({ gate: event.currentTarget.value })}
            data={[
              { value: '', label: t('lines.everyGate') },
              ...shownGates.map((name) => ({
                value: name,
                label: t('lines.gateOpen', { gate: t(`shell:gate.name.${name}`) }),
              })),
            ]}
          />
          <NativeSelect
            size="md"
            label={t('lines.state')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('lines.everyState') },
              ...LINE_STATES.map((name) => ({ value: name, label: t(`lineState.${name}`) })),
            ]}
          />
          <NativeSelect
            size="md"
            label={t('lines.outcome')}
            value={state.filters.outcome ?? ''}
            onChange={(event) => state.change({ outcome: event.currentTarget.value })}
            data={[
              { value: '', label: t('board.every') },
              ...LINE_OUTCOMES.map((one) => ({ value: one, label: outcomeText(t, one) })),
            ]}
          />
          <Button type="submit" size="md" variant="default">
            {t('lines.find')}
          </Button>
        </Group>
      </form>
      <ListTools
        list={LIST}
        state={state}
        total={lines.data?.total}
        searched={query}
        fixed={{ manifestNo: String(manifestNo) }}
      />
      <Suspense fallback={null}>
        {canWorkOnSeveral && (lines.data?.total ?? 0) > 0 && (
          <BulkOnLines
            manifestNo={manifestNo}
            chosen={chosen}
            asked={{ q: query || undefined, ...state.filters }}
            total={lines.data?.total ?? 0}
            abilities={answer.abilities}
            zone={directory.zoneOf(answer.manifest.from)}
          />
        )}
        <DataTable
          bare
          caption={t('lines.title')}
          sortable={isWhole(lines.data)}
          columns={columns}
          rows={lines.data?.rows}
          rowKey={(line) => line.personNo}
          error={lines.data ? undefined : lines.error}
          empty={answer.counts.lines + answer.counts.struckOff === 0 ? t('lines.nobody') : t('lines.none')}
          onOpen={open}
          {...(canWorkOnSeveral ? { chosen } : {})}
        />
      </Suspense>
      <Pager paging={lines.data} onPage={state.setPage} />
    </Stack>
  );
}
