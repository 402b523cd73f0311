import { Button, Grid, NativeSelect, Paper, Stack, Textarea, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import type { RecordMovementInput } from '../command-views.ts';
import type { ManifestAnswer, MovementKind } from '../views.ts';

const KINDS: MovementKind[] = [
  'departed',
  'border-crossed',
  'stop',
  'delay',
  'breakdown',
  'medical-event',
  'redirect',
  'incident',
  'arrived',
];

/** Records one entry of the movement log. A witnessed fact is never refused for lateness; both times are kept. */
export function MovementForm({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const command = useCommand<RecordMovementInput>('transfers/record-movement');
  const { manifest, lines } = answer;
  const [kind, setKind] = useState('');
  const [place, setPlace] = useState('');
  const [person, setPerson] = useState('');
  const [note, setNote] = useState('');
  const [occurredAt, setOccurredAt] = useState<number>();
  const route = new Set([manifest.from, ...manifest.via, manifest.to]);
  const places = [...directory.sites].sort(
    (left, right) => Number(route.has(right.code)) - Number(route.has(left.code)),
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = KINDS.find((candidate) => candidate === kind);
    if (!chosen || !place) return;
    const done = await command.send({
      manifestNo: manifest.manifestNo,
      kind: chosen,
      place,
      note,
      ...(person ? { personNo: Number(person) } : {}),
      ...(occurredAt === undefined ? {} : { occurredAt }),
    });
    if (!done) return;
    setKind('');
    setNote('');
    setPerson('');
    setOccurredAt(undefined);
  }

  return (
    <Paper withBorder p="md" component="section">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t('movement.record')}
          </Title>
          <Grid>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <NativeSelect
                size="md"
                label={t('movement.kind')}
                required
                value={kind}
                onChange={(event) => setKind(event.currentTarget.value)}
                data={[
                  { value: '', label: t('shell:action.choose') },
                  ...KINDS.map((value) => ({ value, label: t(`movement.kinds.${value}`) })),
                ]}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <NativeSelect
                size="md"
                label={t('movement.place')}
                required
                value={place}
                onChange={(event) => setPlace(event.currentTarget.value)}
                data={[
                  { value: '', label: t('shell:action.choose') },
                  ...places.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
                ]}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <NativeSelect
                size="md"
                label={t('movement.person')}
                value={person}
                onChange={(event) => setPerson(event.currentTarget.value)}
                data={[
                  { value: '', label: t('movement.noPerson') },
                  ...lines
                    .filter((line) => line.state !== 'struck-off')
                    .map((line) => ({
                      value: String(line.personNo),
                      label: `${line.registerNumber} ${line.name.primary}`,
                    })),
                ]}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6 }}>
              <InstantField
                label={t('movement.occurredAt')}
                zone={directory.zoneOf(place || manifest.from)}
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
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <CommandNotice command={command} />
          <Button type="submit" size="md" loading={command.busy}>
            {t('movement.submit')}
          </Button>
          {person && (
            <Link to="/people/$personNo" params={{ personNo: person }} className="amana-link">
              {t('movement.deathHint')}
            </Link>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
