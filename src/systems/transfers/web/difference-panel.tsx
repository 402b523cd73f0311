import {
  Alert,
  Button,
  Group,
  List,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import { matchesFilter } from '../../../core/matches-filter.ts';
import type { RecordDifferenceInput, RefusePersonsInput } from '../command-views.ts';
import { entryRefusalReasons } from '../convoy-words.ts';
import type { DifferenceKind, ManifestAnswer } from '../views.ts';
import { LetInButton } from './let-in-button.tsx';
import { WithdrawDifferenceButton } from './withdraw-difference-button.tsx';

const KINDS: DifferenceKind[] = ['missing', 'died', 'escaped', 'left-behind', 'medical-evacuation', 'refused-at-gate'];
const REFUSED = 'refused-at-gate';

/** Differences between the manifest and the persons present, recorded person by person; both signatures cover them. */
export function DifferencePanel({ answer, ordinal, zone }: { answer: ManifestAnswer; ordinal: number; zone: string }) {
  const { t } = useTranslation('transfers');
  const command = useCommand<RecordDifferenceInput>('transfers/record-difference');
  const refusal = useCommand<RefusePersonsInput>('transfers/refuse-persons');
  const [reason, setReason] = useState('');
  const [filter, setFilter] = useState('');
  const [person, setPerson] = useState('');
  const [kind, setKind] = useState('');
  const [note, setNote] = useState('');
  const recorded = answer.incidents.filter((incident) => incident.ordinal === ordinal);
  // whose difference is recorded already has it taken back first; by the file some are known to be gone, and nobody types what is known
  const open = answer.lines.filter((line) => line.incident === null);
  const gone = open.flatMap((line) => (line.gone === null ? [] : [{ ...line, gone: line.gone }]));
  const choices = open.filter((line) =>
    matchesFilter({ registerNumber: line.registerNumber, name: line.name.primary, latin: line.name.latin }, filter),
  );

  const kinds = KINDS.filter((value) => value !== REFUSED || answer.abilities.includes('transfers/refuse-persons'));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = KINDS.find((candidate) => candidate === kind);
    if (!chosen || !person) return;
    const { manifestNo } = answer.manifest;
    const why = entryRefusalReasons.find((candidate) => candidate === reason);
    if (chosen === REFUSED && !why) return;
    const isSent =
      chosen === REFUSED && why
        ? await refusal.send({ manifestNo, persons: [Number(person)], reason: why, note })
        : await command.send({ manifestNo, ordinal, personNo: Number(person), kind: chosen, note });
    if (!isSent) return;
    setPerson('');
    setKind('');
    setReason('');
    setNote('');
  }

  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('difference.title')}
        </Title>
        <Text size="sm" c="gray.7">
          {t('difference.explain')}
        </Text>
        {recorded.length > 0 && (
          <List size="sm">
            {recorded.map((incident) => (
              <List.Item key={incident.eventId}>
                <bdi className="amana-code">{incident.registerNumber}</bdi> ·{' '}
                {t(`shell:difference.${incident.kind}`, { defaultValue: incident.kind })}
                {incident.note && ` · ${incident.note}`}{' '}
                {incident.kind === REFUSED &&
                  incident.personNo !== null &&
                  answer.abilities.includes('transfers/grant-entry') && (
                    <LetInButton
                      answer={answer}
                      person={{ personNo: incident.personNo, registerNumber: incident.registerNumber ?? '' }}
                    />
                  )}
                {incident.kind !== REFUSED &&
                  incident.personNo !== null &&
                  answer.abilities.includes('transfers/withdraw-difference') && (
                    <WithdrawDifferenceButton
                      manifest={answer.manifest}
                      person={{ personNo: incident.personNo, registerNumber: incident.registerNumber ?? '' }}
                    />
                  )}
              </List.Item>
            ))}
          </List>
        )}
        {gone.length > 0 && (
          <Alert color="orange" role="status" title={t('difference.byTheFile', { count: gone.length })}>
            <List size="sm">
              {gone.map((line) => (
                <List.Item key={line.personNo}>
                  <bdi className="amana-code">{line.registerNumber}</bdi> · <NameText name={line.name.primary} /> ·{' '}
                  {t(`shell:difference.${line.gone.kind}`)} · {formatInstant(line.gone.at, zone)}{' '}
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('difference.takeOf', { number: line.registerNumber })}
                    onClick={() => {
                      setFilter('');
                      setPerson(String(line.personNo));
                      setKind(line.gone.kind);
                    }}
                  >
                    {t('difference.take')}
                  </Button>
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <SimpleGrid cols={{ base: 1, xs: 3 }} style={{ alignItems: 'end' }}>
              <TextInput
                size="md"
                type="search"
                label={t('shell:sheet.filter')}
                value={filter}
                onChange={(event) => setFilter(event.currentTarget.value)}
              />
              <NativeSelect
                size="md"
                label={t('lines.person')}
                required
                value={person}
                onChange={(event) => setPerson(event.currentTarget.value)}
                data={[
                  { value: '', label: t('shell:action.choose') },
                  ...choices.map((line) => ({
                    value: String(line.personNo),
                    label: `${line.registerNumber} ${line.name.primary}`,
                  })),
                ]}
              />
              <NativeSelect
                size="md"
                label={t('difference.kind')}
                required
                value={kind}
                onChange={(event) => setKind(event.currentTarget.value)}
                data={[
                  { value: '', label: t('shell:action.choose') },
                  ...kinds.map((value) => ({ value, label: t(`shell:difference.${value}`) })),
                ]}
              />
            </SimpleGrid>
            {kind === REFUSED && (
              <NativeSelect
                size="md"
                label={t('difference.reason')}
                description={t('difference.refusedExplain')}
                required
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                data={[
                  { value: '', label: t('shell:action.choose') },
                  ...entryRefusalReasons.map((value) => ({ value, label: t(`turn.reasons.${value}`) })),
                ]}
              />
            )}
            <Textarea
              size="md"
              label={t('difference.note')}
              required={kind !== REFUSED || reason === 'other'}
              autosize
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <CommandNotice command={kind === REFUSED ? refusal : command} />
            <Group>
              <Button type="submit" size="md" variant="default" loading={command.busy || refusal.busy}>
                {t('difference.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Paper>
  );
}
