import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import { readItems } from '../property/property.ts';
import { comparableNumber, itemsOfCell, readPacketRows } from '../property/read-packet-rows.ts';
import { PROPERTY_WORDS } from '../property/words.ts';

/** Most persons whose packets are filled in on one sheet. */
const MOST = 500;
/** Most packets of one request. */
const TOGETHER = 250;

/** A person whose belongings are taken. */
export interface Owner {
  personNo: number;
  registerNumber: string;
  name: string;
}
type Draft = { seal: string; items: string };
const EMPTY: Draft = { seal: '', items: '' };

/** A sheet for the property room: a seal number and belongings for each of the persons that were chosen, typed or pasted from a spreadsheet, sealed together. Whoever has neither is left out and named. */
export default function SealSeveral({
  owners,
  zone,
  onClose,
}: {
  owners: readonly Owner[];
  zone: string;
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('register');
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>({});
  const [takenFrom, setTakenFrom] = useState('');
  const [takenWhere, setTakenWhere] = useState('');
  const [takenAt, setTakenAt] = useState<number>();
  const draftOf = (personNo: number) => drafts[personNo] ?? EMPTY;
  const change = (personNo: number, part: Partial<Draft>) =>
    setDrafts((now) => ({ ...now, [personNo]: { ...(now[personNo] ?? EMPTY), ...part } }));
  const isWhole = ({ personNo }: Owner) =>
    draftOf(personNo).seal.trim() !== '' && itemsOfCell(draftOf(personNo).items) !== '';
  const isBegun = ({ personNo }: Owner) =>
    draftOf(personNo).seal.trim() !== '' || draftOf(personNo).items.trim() !== '';
  const whole = owners.filter(isWhole);
  const half = owners.filter((owner) => isBegun(owner) && !isWhole(owner)).length;
  return (
    <BulkDialog
      title={t('bulk.seal')}
      explain={t('bulk.sealExplain', { count: owners.length })}
      ready={owners.length <= MOST}
      missing={[
        ...(takenFrom.trim() === '' ? [pickText(PROPERTY_WORDS.takenFrom)] : []),
        ...(takenWhere.trim() === '' ? [pickText(PROPERTY_WORDS.takenWhere)] : []),
        ...(takenAt === undefined ? [pickText(PROPERTY_WORDS.takenAt)] : []),
        ...(whole.length === 0 ? [t('bulk.sealCount', { count: 0 })] : []),
        ...(half > 0 ? [t('bulk.sealHalf', { count: half })] : []),
      ]}
      leftOut={
        whole.length === 0
          ? []
          : owners
              .filter((owner) => !isBegun(owner))
              .map(({ registerNumber }) => ({ label: registerNumber, why: t('bulk.sealLeftOut') }))
      }
      items={() => whole.map((owner) => ({ key: owner.personNo, label: owner.registerNumber, command: '', input: {} }))}
      together={{
        command: 'register/seal-packets',
        most: TOGETHER,
        inputOf: (items) => ({
          rows: items.map(({ key }) => ({
            personNo: key,
            seal: draftOf(Number(key)).seal.trim(),
            items: readItems(itemsOfCell(draftOf(Number(key)).items)),
            takenFrom: takenFrom.trim(),
          })),
          takenWhere: takenWhere.trim(),
          takenAt,
        }),
      }}
      size="xl"
      keepForm
      form={
        owners.length > MOST ? (
          <Text role="status" className="amana-wrong">
            {t('bulk.sealTooMany', { limit: formatNumber(MOST) })}
          </Text>
        ) : (
          <Stack gap="sm">
            <TextInput
              size="md"
              required
              label={pickText(PROPERTY_WORDS.takenFrom)}
              value={takenFrom}
              onChange={(event) => setTakenFrom(event.currentTarget.value)}
            />
            <TextInput
              size="md"
              required
              label={pickText(PROPERTY_WORDS.takenWhere)}
              value={takenWhere}
              onChange={(event) => setTakenWhere(event.currentTarget.value)}
            />
            <InstantField label={pickText(PROPERTY_WORDS.takenAt)} zone={zone} value={takenAt} onChange={setTakenAt} />
            <PastePackets
              owners={owners}
              onRows={(rows) => {
                for (const { personNo, ...row } of rows) change(personNo, row);
              }}
            />
            <PacketSheet owners={owners} draftOf={draftOf} onChange={change} />
            <Text size="sm" role="status" fw={600}>
              {t('bulk.sealCount', { count: whole.length })}
              {half > 0 && ` ${t('bulk.sealHalf', { count: half })}`}
            </Text>
          </Stack>
        )
      }
      onClose={onClose}
    />
  );
}

/** One row a person: the seal number and what is in the packet. */
function PacketSheet({
  owners,
  draftOf,
  onChange,
}: {
  owners: readonly Owner[];
  draftOf: (personNo: number) => Draft;
  onChange: (personNo: number, part: Partial<Draft>) => void;
}) {
  const { t } = useTranslation('register');
  const seal = pickText(PROPERTY_WORDS.seal);
  // no table: on a phone its first column would be out of sight where the last is filled in
  return (
    <Stack gap="sm">
      {owners.map(({ personNo, registerNumber, name }) => (
        <Group key={personNo} gap="xs" align="center">
          <div style={{ width: 190 }}>
            <bdi className="amana-code">{registerNumber}</bdi>
            <Text size="sm">
              <NameText name={name} />
            </Text>
          </div>
          <TextInput
            aria-label={`${seal} · ${registerNumber}`}
            placeholder={seal}
            value={draftOf(personNo).seal}
            onChange={(event) => onChange(personNo, { seal: event.currentTarget.value })}
            dir="auto"
            w={130}
          />
          <TextInput
            aria-label={`${t('bulk.sealItems')} · ${registerNumber}`}
            placeholder={t('bulk.sealItems')}
            value={draftOf(personNo).items}
            onChange={(event) => onChange(personNo, { items: event.currentTarget.value })}
            dir="auto"
            style={{ flexGrow: 1 }}
            miw={230}
          />
        </Group>
      ))}
    </Stack>
  );
}

/** Fills the sheet from what was copied in a spreadsheet program; rows that belong to nobody of those chosen are named and left out. */
function PastePackets({
  owners,
  onRows,
}: {
  owners: readonly Owner[];
  onRows: (rows: { personNo: number; seal: string; items: string }[]) => void;
}) {
  const { t } = useTranslation('register');
  const [text, setText] = useState('');
  const [told, setTold] = useState<{ filled: number; unknown: string[] }>();

  function fill(): void {
    const byNumber = new Map(owners.map((owner) => [comparableNumber(owner.registerNumber), owner.personNo]));
    const read = readPacketRows(text).map((row) => ({ ...row, personNo: byNumber.get(row.registerNumber) }));
    const first = new Map(read.toReversed().map((row) => [row.registerNumber, row]));
    const known = read.flatMap((row) =>
      row.personNo === undefined || row.seal === '' || first.get(row.registerNumber) !== row
        ? []
        : [{ row, personNo: row.personNo }],
    );
    onRows(
      known.map(({ row: { seal, items }, personNo }) => ({ personNo, seal, items: items.replaceAll('\n', '; ') })),
    );
    const filled = new Set(known.map(({ row }) => row));
    setTold({
      filled: known.length,
      unknown: read.filter((row) => !filled.has(row)).map((row) => `${row.registerNumber} ${row.seal}`.trim()),
    });
  }

  return (
    <details>
      <summary>{t('bulk.sealPaste')}</summary>
      <Stack gap="xs" align="flex-start">
        <Textarea
          w="100%"
          dir="auto"
          autosize
          minRows={3}
          maxRows={8}
          label={t('bulk.sealPaste')}
          description={t('bulk.sealPasteHelp')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button variant="default" disabled={text.trim() === ''} onClick={fill}>
          {t('bulk.sealFill')}
        </Button>
        {told && (
          <Text size="sm" role="status">
            {t('bulk.sealPasted', { count: told.filled })}{' '}
            {told.unknown.length > 0 && t('bulk.sealUnknown', { rows: told.unknown.slice(0, 20).join(' · ') })}
          </Text>
        )}
      </Stack>
    </details>
  );
}
