import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { BreachBadge } from '../../../app/kit/breach-badge.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { GateChip } from '../../../app/kit/gate-chip.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { searchFor, useTypedSearch } from '../../../app/kit/list/typed-search.ts';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import type { GateName, LineState, LinesAnswer, LineView } from '../line-views.ts';
import type { ManifestAnswer } from '../views.ts';
import { ListAgainButton } from './list-again-button.tsx';
import { StrikeOffButton } from './strike-off-button.tsx';

const STATES: LineState[] = [
  'listed',
  'suspended',
  'boarded',
  'handed-over',
  'admitted',
  'struck-off',
  'left-behind',
  'incident',
];
const GATES: GateName[] = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];

const LIST = 'transfers/lines';
const FILTERS = ['gate', 'state'] as const;
/** The lines of an ordinary convoy stand on one page, which sorts by its headings. */
const PAGE_SIZE = 200;

/** Every line with its gates and its one next action; filtered by a gate that is not passed or a state, searched by name or number, page by page. */
export function ManifestLines({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const { manifestNo } = answer.manifest;
  const memory = `${LIST}/${manifestNo}`;
  const query = useTypedSearch(memory);
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  const lines = useAnswer<LinesAnswer>(
    LIST,
    { manifestNo, q: query || undefined, ...state.filters, page: state.page, pageSize: PAGE_SIZE },
    { asks: 'body', refreshEvery: 15_000 },
  );

  function search(event: FormEvent): void {
    event.preventDefault();
    searchFor(memory, typed);
    state.setPage(1);
  }

  const columns: Column<LineView>[] = [
    {
      key: 'person',
      label: t('lines.person'),
      value: (line) => line.registerNumber,
      render: (line) => (
        <Link to="/people/$personNo" params={{ personNo: String(line.personNo) }} className="amana-link">
          <PersonName registerNumber={line.registerNumber} name={line.name.primary} latin={line.name.latin} />
        </Link>
      ),
    },
    {
      key: 'state',
      label: t('lines.state'),
      value: (line) => t(`lineState.${line.state}`, { defaultValue: line.state }),
      render: (line) => (
        <Stack gap={2} align="flex-start">
          <Text size="sm">{t(`lineState.${line.state}`, { defaultValue: line.state })}</Text>
          {line.ageClass !== 'adult' && (
            <Text size="xs" fw={600}>
              {t(`ageClass.${line.ageClass}`)}
            </Text>
          )}
          {line.basis !== null && (
            <Text size="xs" {...(line.basis.kind === null ? { c: 'red.9', fw: 600 } : {})}>
              {line.basis.text === null
                ? t('lines.noBasis', { site: directory.siteName(line.basis.site) })
                : t('lines.basis', { basis: pickText(line.basis.text), site: directory.siteName(line.basis.site) })}
            </Text>
          )}
          <BreachBadge count={line.breaches} />
        </Stack>
      ),
    },
    {
      key: 'gates',
      label: t('lines.gates'),
      value: (line) => GATES.filter((name) => line.gates[name].state === 'done').length,
      render: (line) => (
        <div style={{ minWidth: 280 }}>
          {GATES.map((name) => (
            <GateChip key={name} name={name} gate={line.gates[name]} />
          ))}
        </div>
      ),
    },
    {
      key: 'seat',
      label: t('lines.seat'),
      value: (line) => [line.vehicle, line.compartment].filter(Boolean).join(' / ') || null,
    },
    {
      key: 'section',
      label: t('lines.section'),
      value: (line) => (line.section === null ? null : directory.sectionName(answer.manifest.to, line.section)),
    },
    {
      key: 'next',
      label: t('lines.next'),
      value: (line) => (line.nextAction ? pickText(line.nextAction.text) : null),
      render: (line) => (
        <div>
          {line.nextAction ? (
            <>
              <Text size="sm">{pickText(line.nextAction.text)}</Text>
              <Text size="xs" c="gray.7">
                {roleName(t, line.nextAction.role)}
              </Text>
            </>
          ) : (
            '—'
          )}
          {answer.abilities.includes('transfers/add-lines') &&
            (line.state === 'struck-off' || line.state === 'suspended') &&
            line.gates.fear.state === 'done' && <ListAgainButton manifestNo={answer.manifest.manifestNo} line={line} />}
          {answer.abilities.includes('transfers/strike-off') && line.state !== 'struck-off' && (
            <StrikeOffButton manifestNo={answer.manifest.manifestNo} line={line} />
          )}
        </div>
      ),
    },
  ];
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
              ...GATES.map((name) => ({
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
              ...STATES.map((name) => ({ value: name, label: t(`lineState.${name}`) })),
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
      <DataTable
        bare
        caption={t('lines.title')}
        sortable={isWhole(lines.data)}
        columns={columns}
        rows={lines.data?.rows}
        rowKey={(line) => line.personNo}
        error={lines.data ? undefined : lines.error}
        empty={answer.counts.lines + answer.counts.struckOff === 0 ? t('lines.nobody') : t('lines.none')}
        onOpen={(line) => void navigate({ to: '/people/$personNo', params: { personNo: String(line.personNo) } })}
      />
      <Pager paging={lines.data} onPage={state.setPage} />
    </Stack>
  );
}
