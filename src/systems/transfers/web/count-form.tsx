import { Button, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { Recorded } from '../../../app/kit/recorded.tsx';
import type { RecordCountInput } from '../command-views.ts';
import type { ManifestAnswer } from '../views.ts';
import type { LegView, OwedCountView } from '../way-views.ts';
import { PlaceSelect } from './place-select.tsx';
import { placesOnTheWay } from './places-on-the-way.ts';

const OCCASIONS = ['loading', 'stop', 'unloading'] as const;

/** Records a head-count. The expected number is not shown, so that the officer counts. */
export function CountForm({
  answer,
  owed,
  legs,
}: {
  answer: ManifestAnswer;
  /** The count that is to be recorded, chosen among those that are owed. */
  owed?: OwedCountView | undefined;
  legs: readonly LegView[];
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const command = useCommand<RecordCountInput>('transfers/record-count');
  const { manifest } = answer;
  const [occasion, setOccasion] = useState<string>(owed?.occasion ?? '');
  const [place, setPlace] = useState(owed?.place ?? '');
  const [occurredAt, setOccurredAt] = useState<number>();
  const [typed, setTyped] = useState('');
  const [recorded, setRecorded] = useState<string>();
  const counted = readDigits(typed);
  // how many of the list are no detainees is said, how many are expected is not: the officer counts
  const children = answer.lines.filter(
    ({ accompanies, state }) => accompanies !== null && state !== 'struck-off' && state !== 'suspended',
  ).length;
  const invalid = typed !== '' && counted === undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const ordinal = OCCASIONS.find((candidate) => candidate === occasion);
    if (!ordinal || !place || counted === undefined) return;
    const when = occurredAt === undefined ? {} : { occurredAt };
    if (!(await command.send({ manifestNo: manifest.manifestNo, ordinal, place, counted, ...when }))) return;
    setRecorded(
      t('count.recorded', { count: counted, what: t(`count.occasions.${ordinal}`), place: directory.siteName(place) }),
    );
    setTyped('');
    setOccurredAt(undefined);
  }

  return (
    <Paper withBorder p="md" component="section">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t('count.record')}
          </Title>
          <Text size="sm" c="gray.7">
            {t('count.who')}
          </Text>
          {children > 0 && (
            <Text size="sm" fw={600}>
              {t('count.children', { children })}
            </Text>
          )}
          <Recorded text={typed === '' ? recorded : undefined} />
          <NativeSelect
            size="md"
            label={t('count.occasion')}
            required
            value={occasion}
            onChange={(event) => setOccasion(event.currentTarget.value)}
            data={[
              { value: '', label: t('shell:action.choose') },
              ...OCCASIONS.map((value) => ({ value, label: t(`count.occasions.${value}`) })),
            ]}
          />
          <PlaceSelect
            label={t('movement.place')}
            required
            value={place}
            onChange={setPlace}
            places={placesOnTheWay(
              manifest,
              directory.sites.map(({ code }) => code),
              legs,
              answer.movements,
            )}
          />
          <TextInput
            size="md"
            label={t('count.counted')}
            inputMode="numeric"
            autoComplete="off"
            required
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={invalid ? t('count.invalid') : undefined}
            styles={{ input: { fontSize: 22, direction: 'ltr' } }}
          />
          <InstantField
            label={t('count.occurredAt')}
            zone={directory.zoneOf(place || manifest.from)}
            value={occurredAt}
            onChange={setOccurredAt}
            required={false}
          />
          <CommandNotice command={command} />
          <Button type="submit" size="md" loading={command.busy}>
            {t('count.submit')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
