import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import { changeDue, plannedChanges } from '../planned-changes.ts';
import type { ManifestAnswer } from '../views.ts';
import type { ChangeVehicleInput } from '../way-command-views.ts';
import type { WayAnswer } from '../way-views.ts';
import { proposeReseating } from './propose-reseating.ts';
import { roomName, SeatsUnplaced } from './seats-unplaced.tsx';

/** Where the convoy stands at a planned change of vehicles: seats in those of the next leg are proposed, and the escort confirms them. Nothing where no change is due. */
export function PlannedChange({
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
  const directory = useDirectory();
  const command = useCommand<ChangeVehicleInput>('transfers/change-vehicle');
  const [others, setOthers] = useState('');
  const [tried, setTried] = useState(false);
  const seated = [...new Set(answer.lines.flatMap(({ vehicle }) => vehicle ?? []))];
  const due = changeDue(
    plannedChanges(way.legs, seated),
    way.seats.map(({ vehicle }) => vehicle),
  );
  if (due === undefined || !answer.abilities.includes('transfers/change-vehicle')) return null;
  const { proposal, rooms } = proposeReseating(answer, way.seats, (vehicle) => !due.to.includes(vehicle), due.to);
  const room = rooms.find((one) => roomName(one) === others);
  const against = room === undefined ? [] : proposal.unplaced.map((personNo) => ({ personNo, ...room }));
  const rows = [...proposal.assignments, ...against];
  const named = (codes: readonly string[]) => codes.join(t('listSeparator'));
  const words = { from: named(due.from), to: named(due.to), place: directory.siteName(due.place) };
  const places = new Map<string, number>();
  for (const row of rows) places.set(roomName(row), (places.get(roomName(row)) ?? 0) + 1);

  async function submit(): Promise<void> {
    setTried(true);
    if (rows.length === 0) return;
    const input = { manifestNo: answer.manifest.manifestNo, reason: 'planned-change' as const, rows };
    if (await command.send(input)) onRecorded(t('reseat.recorded', { ...words, count: rows.length }));
  }

  return (
    <Paper withBorder p="md" component="section" style={{ borderInlineStartWidth: 6 }}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('reseat.planned', words)}
        </Title>
        <Text size="sm">{t('reseat.plannedExplain')}</Text>
        <Text size="sm">
          {t('reseat.seated', { count: proposal.assignments.length })}{' '}
          {[...places].map(([place, count]) => (
            <span key={place}>
              <bdi className="amana-code">{place}</bdi>: <b className="amana-number">{count}</b>{' '}
            </span>
          ))}
        </Text>
        <SeatsUnplaced
          answer={answer}
          unplaced={proposal.unplaced}
          rooms={rooms}
          value={others}
          onChange={setOthers}
          stay={t('reseat.stay', { vehicle: words.from })}
        />
        <CommandNotice command={command} />
        <StillMissing labels={tried && rows.length === 0 ? [t('reseat.others')] : []} />
        <Button size="md" loading={command.busy} onClick={() => void submit()} style={{ alignSelf: 'flex-start' }}>
          {t('reseat.confirm', { count: rows.length })}
        </Button>
      </Stack>
    </Paper>
  );
}
