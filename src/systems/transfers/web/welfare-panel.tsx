import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { Codes } from '../../../app/kit/codes.tsx';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import { Recorded } from '../../../app/kit/recorded.tsx';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import type { ManifestAnswer } from '../views.ts';
import type { RecordWelfareInput } from '../way-command-views.ts';
import type { WayAnswer, WelfareItem, WelfareView } from '../way-views.ts';

const ITEMS: WelfareItem[] = ['water', 'food', 'toilet', 'medication', 'rest', 'clothing', 'prayer'];
type Outcome = 'refused' | 'not-offered';

/** What was offered on the way and when last. The escort presses what is offered, names who did not accept, and records it for everybody else. */
export function WelfarePanel({ answer, way }: { answer: ManifestAnswer; way: WayAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [item, setItem] = useState<WelfareItem>();
  const [recorded, setRecorded] = useState<string>();
  const { manifest, lines, abilities } = answer;
  const canRecord = abilities.includes('transfers/record-welfare');
  const zone = directory.zoneOf(manifest.to);
  const last = (one: WelfareItem) => way.welfare.find((entry) => entry.item === one)?.at;
  const numbers = (persons: readonly number[]): string[] =>
    persons.map((personNo) => lines.find((line) => line.personNo === personNo)?.registerNumber ?? '').filter(Boolean);
  /** Numbers as a column; each stays whole in its line. */
  const ofPersons = (key: string, label: string, persons: (row: WelfareView) => readonly number[]) => ({
    key,
    label,
    value: (row: WelfareView) => numbers(persons(row)).join(' · ') || null,
    render: (row: WelfareView) => (persons(row).length === 0 ? '—' : <Codes codes={numbers(persons(row))} />),
  });
  const columns: Column<WelfareView>[] = [
    {
      key: 'at',
      label: t('movement.at'),
      value: (row) => row.at,
      render: (row) => formatInstant(row.at, directory.zoneOf(row.place)),
    },
    { key: 'item', label: t('welfare.item'), value: (row) => t(`welfare.items.${row.item}`) },
    { key: 'place', label: t('movement.place'), value: (row) => directory.siteName(row.place) },
    ofPersons('refused', t('welfare.refused'), (row) => row.refused),
    ofPersons('notOffered', t('welfare.notOffered'), (row) => row.notOffered),
    {
      key: 'note',
      label: t('movement.note'),
      value: (row) => row.note || null,
      render: (row) => <bdi>{row.note || '—'}</bdi>,
    },
    { key: 'by', label: t('movement.by'), value: (row) => pickName(row.by.name) },
  ];
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('welfare.title')}
      </Title>
      {canRecord && (
        <SimpleGrid cols={{ base: 2, sm: 4, lg: 7 }} mb="sm">
          {ITEMS.map((one) => {
            const at = last(one);
            return (
              <Button
                key={one}
                h={76}
                px="xs"
                size="lg"
                variant={item === one ? 'filled' : 'default'}
                aria-pressed={item === one}
                onClick={() => setItem(item === one ? undefined : one)}
                styles={{ label: { whiteSpace: 'normal' } }}
              >
                <span>
                  {t(`welfare.items.${one}`)}
                  <Text component="span" size="xs" display="block" fw={400}>
                    {at === undefined ? t('welfare.never') : formatInstant(at, zone)}
                  </Text>
                </span>
              </Button>
            );
          })}
        </SimpleGrid>
      )}
      {canRecord && item && (
        <WelfareForm
          key={item}
          item={item}
          answer={answer}
          onDone={() => {
            setRecorded(t('welfare.recorded', { item: t(`welfare.items.${item}`) }));
            setItem(undefined);
          }}
        />
      )}
      <Recorded text={item === undefined ? recorded : undefined} />
      <DataTable
        bare
        caption={t('welfare.title')}
        columns={columns}
        rows={way.welfare}
        rowKey={(row) => row.eventId}
        empty={t('welfare.empty')}
      />
    </Paper>
  );
}

function WelfareForm({ item, answer, onDone }: { item: WelfareItem; answer: ManifestAnswer; onDone: () => void }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const command = useCommand<RecordWelfareInput>('transfers/record-welfare');
  const { manifest, lines } = answer;
  const [place, setPlace] = useState('');
  const [tried, setTried] = useState(false);
  const [note, setNote] = useState('');
  const [exceptions, setExceptions] = useState<Record<number, Outcome>>({});
  const aboard = lines.filter((line) => line.state === 'boarded' || line.state === 'handed-over');
  const others = aboard.filter((line) => exceptions[line.personNo] === undefined);

  async function submit(): Promise<void> {
    setTried(true);
    if (!place) return;
    const done = await command.send({
      manifestNo: manifest.manifestNo,
      item,
      place,
      note,
      exceptions: Object.entries(exceptions).map(([personNo, outcome]) => ({ personNo: Number(personNo), outcome })),
    });
    if (done) onDone();
  }

  return (
    <Stack gap="sm" mb="md">
      <Group align="flex-end" grow preventGrowOverflow={false}>
        <NativeSelect
          size="md"
          label={t('movement.place')}
          required
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          data={[
            { value: '', label: t('shell:action.choose') },
            ...[...new Set([manifest.from, ...manifest.via, manifest.to])].map((code) => ({
              value: code,
              label: directory.siteName(code),
            })),
          ]}
        />
        <NativeSelect
          size="md"
          label={t('welfare.exception')}
          value=""
          onChange={(event) => {
            const personNo = Number(event.currentTarget.value);
            if (personNo) setExceptions((now) => ({ ...now, [personNo]: 'refused' }));
          }}
          data={[
            { value: '', label: t('welfare.everybodyElse') },
            ...others.map((line) => ({
              value: String(line.personNo),
              label: `${line.registerNumber} ${line.name.primary}`,
            })),
          ]}
        />
      </Group>
      {aboard
        .filter((line) => exceptions[line.personNo] !== undefined)
        .map((line) => (
          <Group key={line.personNo} gap="xs">
            <Text>
              <bdi className="amana-code">{line.registerNumber}</bdi> <NameText name={line.name.primary} />
            </Text>
            <NativeSelect
              aria-label={t('welfare.outcomeOf', { number: line.registerNumber })}
              value={exceptions[line.personNo] ?? 'refused'}
              onChange={(event) => {
                const outcome: Outcome = event.currentTarget.value === 'refused' ? 'refused' : 'not-offered';
                setExceptions((now) => ({ ...now, [line.personNo]: outcome }));
              }}
              data={[
                { value: 'refused', label: t('welfare.refused') },
                { value: 'not-offered', label: t('welfare.notOffered') },
              ]}
            />
            <Button
              variant="subtle"
              size="compact-md"
              onClick={() =>
                setExceptions((now) =>
                  Object.fromEntries(Object.entries(now).filter(([personNo]) => Number(personNo) !== line.personNo)),
                )
              }
            >
              {t('welfare.accepted')}
            </Button>
          </Group>
        ))}
      <Textarea
        size="md"
        label={t('movement.note')}
        autosize
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <CommandNotice command={command} />
      <StillMissing labels={tried && !place ? [t('movement.place')] : []} />
      <Button size="lg" loading={command.busy} onClick={() => void submit()}>
        {t('welfare.submit', { item: t(`welfare.items.${item}`) })}
      </Button>
    </Stack>
  );
}
