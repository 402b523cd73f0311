import { Button, Checkbox, Group, Modal, NativeSelect, Paper, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import type { ManifestOverview } from '../views.ts';
import type { PlanLegsInput } from '../way-command-views.ts';
import type { LegView } from '../way-views.ts';
import { PlaceSelect } from './place-select.tsx';
import { placesOnTheWay } from './places-on-the-way.ts';

const MODES: LegView['mode'][] = ['land', 'air', 'water'];

type Draft = {
  from: string;
  to: string;
  mode: LegView['mode'];
  departureAt?: number | undefined;
  arrivalAt?: number | undefined;
  vehicles: string[];
};

/** The plan as it stands; of a convoy that was turned and whose further way nobody planned, one leg from where it was heard of last; else one leg for each stretch of the route of the manifest. */
const draftOf = ({ manifest, movements, wayToPlan }: ManifestOverview, legs: readonly LegView[]): Draft[] => {
  if (wayToPlan) {
    const last = movements
      .filter(({ withdrawal }) => withdrawal === null)
      .toSorted((one, other) => other.occurredAt - one.occurredAt)[0];
    return [{ from: last?.place ?? manifest.from, to: manifest.to, mode: 'land', vehicles: [] }];
  }
  const standing = legs.filter(({ turned }) => !turned);
  if (standing.length > 0)
    return standing.map(({ from, to, mode, departureAt, arrivalAt, vehicles }) => ({
      from,
      to,
      mode,
      departureAt,
      arrivalAt,
      vehicles,
    }));
  const route = [manifest.from, ...manifest.via, manifest.to];
  return route.slice(1).map((to, i) => ({ from: route[i] ?? manifest.from, to, mode: 'land', vehicles: [] }));
};

/** Adds a stop: a site at once, another place when its name is written. */
function AddStop({
  places,
  taken,
  onAdd,
}: {
  places: readonly string[];
  taken: ReadonlySet<string>;
  onAdd: (stop: string) => void;
}) {
  const { t } = useTranslation('transfers');
  const [name, setName] = useState('');
  const stop = name.trim();
  return (
    <>
      <PlaceSelect
        label={t('leg.addStop')}
        places={places}
        value={name}
        onChange={(place) => (places.includes(place) ? onAdd(place) : setName(place))}
      />
      {stop !== '' && (
        <Button size="compact-md" variant="light" disabled={taken.has(stop)} onClick={() => onAdd(stop)}>
          {t('leg.addNamed', { place: stop })}
        </Button>
      )}
    </>
  );
}

/** The legs of the way, written before the convoy departs and changed until it has arrived: by what and when each goes, and where it stops between. */
export function PlanLegs({
  answer,
  legs: planned,
  onClose,
}: {
  answer: ManifestOverview;
  legs: readonly LegView[];
  onClose: () => void;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const command = useCommand<PlanLegsInput>('transfers/plan-legs');
  const { manifest } = answer;
  const isTurned = answer.turns.length > 0;
  const [legs, setLegs] = useState(() => draftOf(answer, planned));
  const [tried, setTried] = useState(false);
  const change = (index: number, part: Partial<Draft>) =>
    setLegs((now) => now.map((leg, i) => (i === index ? { ...leg, ...part } : leg)));
  const addStop = (index: number, stop: string) =>
    setLegs((now) =>
      now.flatMap((leg, i) =>
        i === index
          ? [
              { from: leg.from, to: stop, mode: leg.mode, departureAt: leg.departureAt, vehicles: leg.vehicles },
              { from: stop, to: leg.to, mode: leg.mode, arrivalAt: leg.arrivalAt, vehicles: [] },
            ]
          : [leg],
      ),
    );
  const removeStop = (index: number) =>
    setLegs((now) =>
      now.flatMap((leg, i) => {
        const next = now[index];
        if (i === index - 1 && next) return [{ ...leg, to: next.to, arrivalAt: next.arrivalAt }];
        return i === index ? [] : [leg];
      }),
    );
  const complete = legs.flatMap(({ departureAt, arrivalAt, ...leg }) =>
    departureAt === undefined || arrivalAt === undefined ? [] : [{ ...leg, departureAt, arrivalAt }],
  );
  const used = new Set(legs.flatMap(({ from, to }) => [from, to]));

  const sites = directory.sites.map(({ code }) => code);
  const starts = placesOnTheWay(manifest, sites, planned, answer.movements).filter((place) => place !== manifest.to);

  const unsaid = (at: number | undefined) => (tried && at === undefined ? t('shell:sheet.answerMissing') : undefined);
  const missing = [
    ...(legs[0]?.from.trim() === '' || legs[0]?.from === legs[0]?.to ? [t('leg.start')] : []),
    ...(legs.some(({ departureAt }) => departureAt === undefined) ? [t('leg.departure')] : []),
    ...(legs.some(({ arrivalAt }) => arrivalAt === undefined) ? [t('leg.arrival')] : []),
  ];

  async function submit(): Promise<void> {
    setTried(true);
    if (missing.length > 0) return;
    if (await command.send({ manifestNo: manifest.manifestNo, legs: complete })) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isTurned ? t('leg.planRest') : t('leg.plan')}
      closeButtonProps={{ 'aria-label': t('shell:action.close') }}
    >
      <Stack ref={markFirstField}>
        {legs.map((leg, i) => (
          <Paper key={i === 0 ? leg.to : `${leg.from}-${leg.to}`} withBorder p="sm" component="fieldset">
            <Group justify="space-between" mb="xs">
              <Title order={3} size="h5">
                {t('leg.of', { from: directory.siteName(leg.from), to: directory.siteName(leg.to) })}
              </Title>
              {i > 0 && (
                <Button size="compact-sm" variant="light" onClick={() => removeStop(i)}>
                  {t('leg.removeStop', { site: directory.siteName(leg.from) })}
                </Button>
              )}
            </Group>
            <Stack gap="xs">
              {i === 0 && isTurned && (
                <PlaceSelect
                  label={t('leg.start')}
                  places={starts}
                  value={leg.from}
                  onChange={(from) => change(0, { from })}
                />
              )}
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
                error={unsaid(leg.departureAt)}
                value={leg.departureAt}
                onChange={(departureAt) => change(i, { departureAt })}
              />
              <InstantField
                label={t('leg.arrival')}
                zone={directory.zoneOf(leg.to)}
                error={unsaid(leg.arrivalAt)}
                value={leg.arrivalAt}
                onChange={(arrivalAt) => change(i, { arrivalAt })}
              />
              {i > 0 && answer.vehicles.length > 1 && (
                <Checkbox.Group
                  label={t('leg.otherVehicles')}
                  description={t('leg.otherVehiclesHelp')}
                  value={leg.vehicles}
                  onChange={(vehicles) => change(i, { vehicles })}
                >
                  <Group mt="xs">
                    {answer.vehicles.map(({ code, compartments }) => (
                      <Checkbox
                        key={code}
                        value={code}
                        label={t('leg.vehicleSeats', {
                          vehicle: code,
                          count: compartments.reduce((sum, { seats }) => sum + seats, 0),
                        })}
                      />
                    ))}
                  </Group>
                </Checkbox.Group>
              )}
              <AddStop
                places={sites.filter((code) => !used.has(code))}
                taken={used}
                onAdd={(stop) => addStop(i, stop)}
              />
            </Stack>
          </Paper>
        ))}
        <StillMissing labels={tried ? missing : []} />
        <CommandNotice command={command} />
        <Button size="md" loading={command.busy} onClick={() => void submit()}>
          {t('leg.submit')}
        </Button>
      </Stack>
    </Modal>
  );
}
