import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { BreachBadge } from '../../../app/kit/breach-badge.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { GateChip } from '../../../app/kit/gate-chip.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { matchesFilter } from '../../../app/kit/sheet/matches-filter.ts';
import type { GateName, LineView } from '../line-views.ts';
import type { ManifestAnswer } from '../views.ts';
import { ListAgainButton } from './list-again-button.tsx';
import { StrikeOffButton } from './strike-off-button.tsx';

const GATES: GateName[] = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];

/** Every line with its gates and its one next action; filtered by name, number or a gate that is not passed. */
export function ManifestLines({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [filter, setFilter] = useState('');
  const [gate, setGate] = useState('');
  const rows = useMemo(
    () =>
      answer.lines.filter((line) => {
        const wanted = GATES.find((candidate) => candidate === gate);
        if (wanted && (line.gates[wanted].state === 'done' || line.state === 'struck-off')) return false;
        return matchesFilter(
          { registerNumber: line.registerNumber, name: line.name.primary, latin: line.name.latin },
          filter,
        );
      }),
    [answer.lines, filter, gate],
  );
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
      <Group className="amana-no-print">
        <TextInput
          data-search
          type="search"
          aria-label={t('shell:sheet.filter')}
          placeholder={t('shell:sheet.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={t('lines.openGate')}
          value={gate}
          onChange={(event) => setGate(event.currentTarget.value)}
          data={[
            { value: '', label: t('lines.everyGate') },
            ...GATES.map((name) => ({
              value: name,
              label: t('lines.gateOpen', { gate: t(`shell:gate.name.${name}`) }),
            })),
          ]}
        />
        <Text size="sm" aria-live="polite">
          {t('shell:table.rows', { count: rows.length })}
        </Text>
      </Group>
      <DataTable
        bare
        caption={t('lines.title')}
        columns={columns}
        rows={rows}
        rowKey={(line) => line.personNo}
        empty={t('lines.none')}
      />
    </Stack>
  );
}
