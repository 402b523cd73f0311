import { Button, Group, Modal, NativeSelect, Paper, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import type { ManifestAnswer } from '../views.ts';
import type { PlanLegsInput } from '../way-command-views.ts';
import type { LegView, WayAnswer } from '../way-views.ts';

const MODES: LegView['mode'][] = ['land', 'air', 'water'];

/** The planned legs of the convoy beside what was reported of them, and the way to plan them anew. */
export function LegsPanel({ answer, way }: { answer: ManifestAnswer; way: WayAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [open, setOpen] = useState(false);
  const time = (at: number | null, place: string) => (at === null ? null : formatInstant(at, directory.zoneOf(place)));
  const columns: Column<LegView>[] = [
    { key: 'from', label: t('manifest.from'), value: (row) => directory.siteName(row.from) },
    { key: 'to', label: t('manifest.to'), value: (row) => directory.siteName(row.to) },
    { key: 'mode', label: t('leg.mode'), value: (row) => t(`leg.modes.${row.mode}`) },
    { key: 'departure', label: t('leg.departure'), value: (row) => time(row.departureAt, row.from) },
    { key: 'departed', label: t('leg.departed'), value: (row) => time(row.departedAt, row.from) },
    { key: 'arrival', label: t('leg.arrival'), value: (row) => time(row.arrivalAt, row.to) },
    { key: 'arrived', label: t('leg.arrived'), value: (row) => time(row.arrivedAt, row.to) },
  ];
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('leg.title')}
        </Title>
        {answer.abilities.includes('transfers/plan-legs') && (
          <Button size="md" variant="default" onClick={() => setOpen(true)}>
            {t('leg.plan')}
          </Button>
        )}
      </Group>
      <DataTable
        bare
        caption={t('leg.title')}
        columns={columns}
        rows={way.legs}
        rowKey={(row) => `${row.from}-${row.departureAt}`}
        empty={t('leg.none')}
      />
      {open && <PlanLegs answer={answer} way={way} onClose={() => setOpen(false)} />}
    </Paper>
  );
}

/** One leg for each stretch of the route of the manifest; the officer says by what and when. */
function PlanLegs({ answer, way, onClose }: { answer: ManifestAnswer; way: WayAnswer; onClose: () => void }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const command = useCommand<PlanLegsInput>('transfers/plan-legs');
  const { manifest } = answer;
  const route = [manifest.from, ...manifest.via, manifest.to];
  const [legs, setLegs] = useState(() =>
    route.slice(1).map((to, i) => {
      const from = route[i] ?? manifest.from;
      const known = way.legs.find((leg) => leg.from === from && leg.to === to);
      return { from, to, mode: known?.mode ?? 'land', departureAt: known?.departureAt, arrivalAt: known?.arrivalAt };
    }),
  );
  const change = (index: number, part: Partial<(typeof legs)[number]>) =>
    setLegs((now) => now.map((leg, i) => (i === index ? { ...leg, ...part } : leg)));
  const complete = legs.flatMap(({ departureAt, arrivalAt, ...leg }) =>
    departureAt === undefined || arrivalAt === undefined ? [] : [{ ...leg, departureAt, arrivalAt }],
  );

  async function submit(): Promise<void> {
    if (complete.length < legs.length) return;
    if (await command.send({ manifestNo: manifest.manifestNo, legs: complete })) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('leg.plan')}
      closeButtonProps={{ 'aria-label': t('shell:action.close') }}
    >
      <Stack>
        {legs.map((leg, i) => (
          <Paper key={`${leg.from}-${leg.to}`} withBorder p="sm" component="fieldset">
            <Title order={3} size="h5" mb="xs">
              {t('leg.of', { from: directory.siteName(leg.from), to: directory.siteName(leg.to) })}
            </Title>
            <Stack gap="xs">
              <NativeSelect
                size="md"
                label={t('leg.mode')}
                value={leg.mode}
                onChange={(event) => {
                  const mode = MODES.find((one) => one === event.currentTarget.value);
                  if (mode) change(i, { mode });
                }}
                data={MODES.map((value) => ({ value, label: t(`leg.modes.${value}`) }))}
              />
              <InstantField
                label={t('leg.departure')}
                zone={directory.zoneOf(leg.from)}
                value={leg.departureAt}
                onChange={(departureAt) => change(i, { departureAt })}
              />
              <InstantField
                label={t('leg.arrival')}
                zone={directory.zoneOf(leg.to)}
                value={leg.arrivalAt}
                onChange={(arrivalAt) => change(i, { arrivalAt })}
              />
            </Stack>
          </Paper>
        ))}
        <CommandNotice command={command} />
        <Button size="md" loading={command.busy} disabled={complete.length < legs.length} onClick={() => void submit()}>
          {t('leg.submit')}
        </Button>
      </Stack>
    </Modal>
  );
}
