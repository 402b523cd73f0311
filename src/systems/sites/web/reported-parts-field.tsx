import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mintId } from '../../../app/api/mint-id.ts';
import { countryOptions } from '../../../app/format/country-name.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import type { RecordReportedStrengthInput } from '../reported/views.ts';

/** A part of a reported strength that is written down, before it is sent. */
type PartDraft = { id: string; persons: string; nationality: string; sex: string; ageGroup: string };
type Part = RecordReportedStrengthInput['parts'][number];

const blank = (): PartDraft => ({ id: mintId(), persons: '', nationality: '', sex: '', ageGroup: '' });
const readDrafts = (value: string): PartDraft[] => (value === '' ? [] : (JSON.parse(value) as PartDraft[]));

/** The parts that stand in the field's text, for the command. A number that is none is sent as one that is refused, by its place. */
export const partsOf = (value: string): Part[] =>
  readDrafts(value).map(({ persons, nationality, sex, ageGroup }) => ({
    persons: readDigits(persons) ?? -1,
    ...(nationality === '' ? {} : { nationality }),
    ...(sex === 'male' || sex === 'female' ? { sex } : {}),
    ...(ageGroup === 'adult' || ageGroup === 'minor' ? { ageGroup } : {}),
  }));

/** The parts of a reported strength as rows of a form: how many, and of which nationality, sex or age group the source says that they are. */
export function ReportedPartsField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation(['sites', 'register']);
  const rows = readDrafts(value);
  const write = (next: PartDraft[]) => onChange(JSON.stringify(next));
  const change = (id: string, part: Partial<PartDraft>) =>
    write(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const notSaid = { value: '', label: t('reported.notSaid') };
  return (
    <Stack gap="xs">
      {rows.map((row, i) => (
        <Paper
          key={row.id}
          withBorder
          p="sm"
          role="group"
          aria-label={t('reported.partNo', { no: formatNumber(i + 1) })}
        >
          <Group justify="space-between" mb={4}>
            <Text size="sm" fw={600} aria-hidden>
              {t('reported.partNo', { no: formatNumber(i + 1) })}
            </Text>
            <Button
              variant="subtle"
              size="compact-sm"
              c="red.9"
              leftSection={<IconTrash size={16} aria-hidden />}
              aria-label={t('reported.removePart', { no: formatNumber(i + 1) })}
              onClick={() => write(rows.filter(({ id }) => id !== row.id))}
            >
              {t('reported.remove')}
            </Button>
          </Group>
          <SimpleGrid cols={2} spacing="xs">
            <TextInput
              label={t('reported.persons')}
              required
              inputMode="numeric"
              value={row.persons}
              onChange={(event) => change(row.id, { persons: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('reported.nationality')}
              value={row.nationality}
              data={[notSaid, ...countryOptions(t)]}
              onChange={(event) => change(row.id, { nationality: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('site.sexOf')}
              value={row.sex}
              data={[
                notSaid,
                ...(['male', 'female'] as const).map((sex) => ({ value: sex, label: t(`site.sex.${sex}`) })),
              ]}
              onChange={(event) => change(row.id, { sex: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('site.ageOf')}
              value={row.ageGroup}
              data={[
                notSaid,
                ...(['adult', 'minor'] as const).map((age) => ({ value: age, label: t(`site.ageClass.${age}`) })),
              ]}
              onChange={(event) => change(row.id, { ageGroup: event.currentTarget.value })}
            />
          </SimpleGrid>
        </Paper>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => write([...rows, blank()])}
        >
          {t('reported.addPart')}
        </Button>
      </div>
    </Stack>
  );
}
