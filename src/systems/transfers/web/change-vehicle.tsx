import { Alert, Button, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { Codes } from '../../../app/kit/codes.tsx';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import type { ManifestAnswer } from '../views.ts';
import type { ChangeVehicleInput } from '../way-command-views.ts';
import type { WayAnswer } from '../way-views.ts';
import { proposeCompartments } from './propose-compartments.ts';

const REASONS: ChangeVehicleInput['reason'][] = ['breakdown', 'separation', 'medical', 'security', 'other'];

/** Moves everybody of one vehicle into another: seats are proposed by the separation rules, beside those who sit there already. Who sits there against the rules is recorded with the breach. */
export function ChangeVehicle({
  answer,
  way,
  onRecorded,
}: {
  answer: ManifestAnswer;
  way: WayAnswer;
  /** Told what was recorded, in words. */
  onRecorded: (text: string) => void;
}) {
  const { t } = useTranslation('transfers');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="lg" h={64} variant="default" onClick={() => setOpen(true)} fullWidth>
        {t('reseat.title')}
      </Button>
      {open && (
        <Modal
          opened
          onClose={() => setOpen(false)}
          title={t('reseat.title')}
          closeButtonProps={{ 'aria-label': t('shell:action.close') }}
        >
          <Form
            answer={answer}
            way={way}
            onDone={(text) => {
              setOpen(false);
              onRecorded(text);
            }}
          />
        </Modal>
      )}
    </>
  );
}

function Form({ answer, way, onDone }: { answer: ManifestAnswer; way: WayAnswer; onDone: (text: string) => void }) {
  const { t } = useTranslation('transfers');
  const command = useCommand<ChangeVehicleInput>('transfers/change-vehicle');
  const { manifest, lines, vehicles } = answer;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [others, setOthers] = useState('');
  const occupied = [...new Set(way.seats.map(({ vehicle }) => vehicle))];
  const leaving = new Set(way.seats.filter(({ vehicle }) => vehicle === from).map(({ personNo }) => personNo));
  const taken = (compartment: string) =>
    way.seats.filter((seat) => seat.vehicle === to && seat.compartment === compartment).length;
  const target = vehicles
    .filter(({ code }) => code === to)
    .map((vehicle) => ({
      ...vehicle,
      compartments: vehicle.compartments.map((room) => ({ ...room, seats: room.seats - taken(room.code) })),
    }));
  const proposal = proposeCompartments(
    lines.filter(({ personNo }) => leaving.has(personNo)),
    target,
    answer.keepApart ?? [],
    { households: answer.households ?? [] },
  );
  const chosen = REASONS.find((one) => one === reason);
  const rooms = vehicles.find(({ code }) => code === to)?.compartments.map(({ code }) => code) ?? [];
  // what happened is recorded, also against the rules: with its breach
  const against = rooms.includes(others)
    ? proposal.unplaced.map((personNo) => ({ personNo, vehicle: to, compartment: others }))
    : [];
  const rows = [...proposal.assignments, ...against];

  async function submit(): Promise<void> {
    if (!chosen || rows.length === 0) return;
    const done = await command.send({ manifestNo: manifest.manifestNo, reason: chosen, rows });
    if (done) onDone(t('reseat.recorded', { from, to, count: rows.length }));
  }

  const choices = (codes: readonly string[]) => [
    { value: '', label: t('shell:action.choose') },
    ...codes.map((value) => ({ value, label: value })),
  ];
  return (
    <Stack>
      <Text size="sm">{t('reseat.explain')}</Text>
      <NativeSelect
        size="md"
        label={t('reseat.from')}
        required
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        data={choices(occupied)}
      />
      <NativeSelect
        size="md"
        label={t('reseat.to')}
        required
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={choices(vehicles.map(({ code }) => code).filter((code) => code !== from))}
      />
      <NativeSelect
        size="md"
        label={t('strikeOff.reason')}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data={[
          { value: '', label: t('shell:action.choose') },
          ...REASONS.map((value) => ({ value, label: t(`reseat.reasons.${value}`) })),
        ]}
      />
      {from && to && (
        <Text size="sm" role="status">
          {t('reseat.seated', { count: proposal.assignments.length })}
        </Text>
      )}
      {from && to && proposal.unplaced.length > 0 && (
        <Alert color="orange">
          {t('reseat.unplaced', { count: proposal.unplaced.length })}{' '}
          <Codes
            codes={lines
              .filter(({ personNo }) => proposal.unplaced.includes(personNo))
              .map(({ registerNumber }) => registerNumber)}
          />
          <NativeSelect
            mt="xs"
            label={t('reseat.others')}
            value={others}
            onChange={(event) => setOthers(event.currentTarget.value)}
            data={[
              { value: '', label: t('reseat.stay', { vehicle: from }) },
              ...rooms.map((room) => ({ value: room, label: t('reseat.against', { place: `${to} / ${room}` }) })),
            ]}
          />
        </Alert>
      )}
      <CommandNotice command={command} />
      <Button
        size="md"
        loading={command.busy}
        disabled={!chosen || !from || !to || rows.length === 0}
        onClick={() => void submit()}
      >
        {t('reseat.submit')}
      </Button>
    </Stack>
  );
}
