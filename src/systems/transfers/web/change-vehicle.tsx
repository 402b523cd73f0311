import { Button, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import type { ManifestAnswer } from '../views.ts';
import type { ChangeVehicleInput } from '../way-command-views.ts';
import type { WayAnswer } from '../way-views.ts';
import { reseatingReasons } from '../way-words.ts';
import { proposeReseating } from './propose-reseating.ts';
import { roomName, SeatsUnplaced } from './seats-unplaced.tsx';

/** What goes wrong; a change that is planned is proposed when it is due. */
const REASONS = reseatingReasons.filter((reason) => reason !== 'planned-change');

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
  const { manifest, vehicles } = answer;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [others, setOthers] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const occupied = [...new Set(way.seats.map(({ vehicle }) => vehicle))];
  const { proposal, rooms } = proposeReseating(answer, way.seats, (vehicle) => vehicle === from, [to]);
  const chosen = REASONS.find((one) => one === reason);
  const room = rooms.find((one) => roomName(one) === others);
  const against = room === undefined ? [] : proposal.unplaced.map((personNo) => ({ personNo, ...room }));
  const rows = [...proposal.assignments, ...against];

  const missing = [
    ...(from ? [] : [t('reseat.from')]),
    ...(to ? [] : [t('reseat.to')]),
    ...(chosen ? [] : [t('strikeOff.reason')]),
    ...(chosen === 'other' && note.trim() === '' ? [t('strikeOff.note')] : []),
    // nobody finds a seat by the rules: the escort says where they sit all the same
    ...(from && to && rows.length === 0 ? [t('reseat.others')] : []),
  ];

  async function submit(): Promise<void> {
    setTried(true);
    if (!chosen || missing.length > 0) return;
    const done = await command.send({ manifestNo: manifest.manifestNo, reason: chosen, note, rows });
    if (done) onDone(t('reseat.recorded', { from, to, count: rows.length }));
  }

  const choices = (codes: readonly string[]) => [
    { value: '', label: t('shell:action.choose') },
    ...codes.map((value) => ({ value, label: value })),
  ];
  return (
    <Stack ref={markFirstField}>
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
      {from && to && (
        <SeatsUnplaced
          answer={answer}
          unplaced={proposal.unplaced}
          rooms={rooms}
          value={others}
          onChange={setOthers}
          stay={t('reseat.stay', { vehicle: from })}
        />
      )}
      {chosen === 'other' && (
        <Textarea
          label={t('strikeOff.note')}
          required
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <CommandNotice command={command} />
      <StillMissing labels={tried ? missing : []} />
      <Button size="md" loading={command.busy} onClick={() => void submit()}>
        {t('reseat.submit')}
      </Button>
    </Stack>
  );
}
