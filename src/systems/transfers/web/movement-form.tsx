import { Alert, Button, Grid, NativeSelect, NumberInput, Paper, Stack, Textarea, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { Recorded } from '../../../app/kit/recorded.tsx';
import type { ManifestAnswer, MovementKind } from '../views.ts';
import type { RecordMovementInput } from '../way-command-views.ts';
import type { LegView } from '../way-views.ts';
import { incidentKinds, movementKinds, movementReasons } from '../way-words.ts';
import { isBeforeDeparture } from './before-departure.ts';
import { PlaceSelect } from './place-select.tsx';
import { placesOnTheWay } from './places-on-the-way.ts';

/** Kinds of entries in the order of a journey. A convoy is redirected by a command of its own: an entry in the log would leave its destination as it is. */
export const MOVEMENT_KINDS: MovementKind[] = [
  ...movementKinds.filter((kind) => kind !== 'arrived' && kind !== 'redirect'),
  'arrived',
];
/** Kinds that a reason is asked for. */
const WITH_REASON = new Set(['stop', 'delay', 'deviation']);
const WITH_VEHICLE = new Set(['breakdown', 'medical-event', 'incident']);
const nothing = { place: '', person: '', note: '', planned: '', reason: '', incident: '', vehicle: '' };

/** Records one entry of the movement log. A witnessed fact is never refused for lateness; both times are kept. The kind is chosen here or by a button of the page. */
export function MovementForm({
  answer,
  kind,
  onKind,
  first,
  legs,
}: {
  answer: ManifestAnswer;
  legs: readonly LegView[];
  kind: string;
  onKind: (kind: string) => void;
  /** The field that a button of the page leads to. */
  first: RefObject<HTMLSelectElement | null>;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const command = useCommand<RecordMovementInput>('transfers/record-movement');
  const { manifest, lines, vehicles } = answer;
  const [values, setValues] = useState(nothing);
  const [recorded, setRecorded] = useState<string>();
  const [entries, setEntries] = useState(0);
  const [minutes, setMinutes] = useState<number>();
  const [occurredAt, setOccurredAt] = useState<number>();
  const set = (key: keyof typeof nothing) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((now) => ({ ...now, [key]: value }));
  };
  const sites = directory.sites.map(({ code }) => code);
  const places = placesOnTheWay(manifest, sites, legs, answer.movements);
  const choices = (entries: { value: string; label: string }[], empty = t('shell:action.choose')) => [
    { value: '', label: empty },
    ...entries,
  ];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = MOVEMENT_KINDS.find((candidate) => candidate === kind);
    const { place, person, note, planned } = values;
    if (!chosen || !place) return;
    const reason = WITH_REASON.has(chosen) ? movementReasons.find((one) => one === values.reason) : undefined;
    const incident = chosen === 'incident' ? incidentKinds.find((one) => one === values.incident) : undefined;
    const done = await command.send({
      manifestNo: manifest.manifestNo,
      kind: chosen,
      place,
      note,
      ...(person ? { personNo: Number(person) } : {}),
      ...(chosen === 'stop' && planned ? { planned: planned === 'yes' } : {}),
      ...(reason ? { reason } : {}),
      ...(incident ? { incident } : {}),
      ...(chosen === 'delay' && minutes ? { delayMinutes: minutes } : {}),
      ...(WITH_VEHICLE.has(chosen) && values.vehicle ? { vehicle: values.vehicle } : {}),
      ...(occurredAt === undefined ? {} : { occurredAt }),
    });
    if (!done) return;
    const what = [t(`movement.kinds.${chosen}`), directory.siteName(place)];
    if (occurredAt !== undefined) what.push(formatInstant(occurredAt, directory.zoneOf(place)));
    setRecorded(t('movement.recorded', { what: what.join(t('listSeparator')) }));
    onKind('');
    // who departed is there no longer; of every other event the next is often told of the same place
    setValues(chosen === 'departed' ? nothing : { ...nothing, place });
    setEntries((now) => now + 1);
    setMinutes(undefined);
    setOccurredAt(undefined);
  }

  return (
    <Paper withBorder p="md" component="section">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t('movement.record')}
          </Title>
          <Recorded text={kind === '' ? recorded : undefined} />
          {isBeforeDeparture(kind, answer.movements) && (
            <Alert color="orange" role="status">
              {t('movement.beforeDeparture')}
            </Alert>
          )}
          <Grid>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <NativeSelect
                ref={first}
                size="md"
                label={t('movement.kind')}
                required
                value={kind}
                onChange={(event) => onKind(event.currentTarget.value)}
                data={choices(MOVEMENT_KINDS.map((value) => ({ value, label: t(`movement.kinds.${value}`) })))}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <PlaceSelect
                key={entries}
                label={t('movement.place')}
                required
                value={values.place}
                onChange={(place) => setValues((now) => ({ ...now, place }))}
                places={places}
              />
            </Grid.Col>
            {kind === 'stop' && (
              <Grid.Col span={{ base: 12, sm: 6 }}>
                <NativeSelect
                  size="md"
                  label={t('movement.planned')}
                  value={values.planned}
                  onChange={set('planned')}
                  data={choices(['yes', 'no'].map((value) => ({ value, label: t(`movement.plannedAs.${value}`) })))}
                />
              </Grid.Col>
            )}
            {WITH_REASON.has(kind) && (
              <Grid.Col span={{ base: 12, sm: 6 }}>
                <NativeSelect
                  size="md"
                  label={t('movement.reason')}
                  value={values.reason}
                  onChange={set('reason')}
                  data={choices(movementReasons.map((value) => ({ value, label: t(`movement.reasons.${value}`) })))}
                />
              </Grid.Col>
            )}
            {kind === 'delay' && (
              <Grid.Col span={{ base: 12, sm: 6 }}>
                <NumberInput
                  size="md"
                  label={t('movement.delayMinutes')}
                  min={1}
                  max={100_000}
                  allowDecimal={false}
                  hideControls
                  value={minutes ?? ''}
                  onChange={(value) => setMinutes(Number(value) || undefined)}
                />
              </Grid.Col>
            )}
            {kind === 'incident' && (
              <Grid.Col span={{ base: 12, sm: 6 }}>
                <NativeSelect
                  size="md"
                  label={t('movement.incident')}
                  required
                  value={values.incident}
                  onChange={set('incident')}
                  data={choices(incidentKinds.map((value) => ({ value, label: t(`movement.incidents.${value}`) })))}
                />
              </Grid.Col>
            )}
            {WITH_VEHICLE.has(kind) && vehicles.length > 0 && (
              <Grid.Col span={{ base: 12, sm: 6 }}>
                <NativeSelect
                  size="md"
                  label={t('movement.vehicle')}
                  value={values.vehicle}
                  onChange={set('vehicle')}
                  data={choices(
                    vehicles.map(({ code }) => ({ value: code, label: code })),
                    t('movement.noVehicle'),
                  )}
                />
              </Grid.Col>
            )}
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <NativeSelect
                size="md"
                label={t('movement.person')}
                value={values.person}
                onChange={set('person')}
                data={choices(
                  lines
                    .filter((line) => line.state !== 'struck-off')
                    .map((line) => ({
                      value: String(line.personNo),
                      label: `${line.registerNumber} ${line.name.primary}`,
                    })),
                  t('movement.noPerson'),
                )}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <InstantField
                label={t('movement.occurredAt')}
                zone={directory.zoneOf(values.place || manifest.from)}
                value={occurredAt}
                onChange={setOccurredAt}
                required={false}
              />
            </Grid.Col>
          </Grid>
          <Textarea
            size="md"
            label={t('movement.note')}
            autosize
            minRows={2}
            value={values.note}
            onChange={set('note')}
          />
          <CommandNotice command={command} />
          <Button type="submit" size="md" loading={command.busy}>
            {t('movement.submit')}
          </Button>
          {values.person && (
            <Link to="/people/$personNo" params={{ personNo: values.person }} className="amana-link">
              {t('movement.deathHint')}
            </Link>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
