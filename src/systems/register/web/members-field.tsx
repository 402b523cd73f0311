import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mintId } from '../../../app/api/mint-id.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { HOUSEHOLD_ROLES } from '../residents/residents.ts';
import { HOUSEHOLD_ROLE_WORDS } from '../residents/words.ts';

/** A member of a household that is written down, before it is sent. */
export type MemberDraft = { id: string; role: string; name: string; sex: string; birth: string };

const blank = (role: string): MemberDraft => ({ id: mintId(), role, name: '', sex: 'female', birth: '' });

/** Reads the rows out of a field's text; an empty text is a household with a head only. */
export const readMembers = (value: string): MemberDraft[] => (value === '' ? [] : (JSON.parse(value) as MemberDraft[]));

/** The members of a household as rows of a form: role, name, sex, birth as it is said. */
export function MembersField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('register');
  const rows = readMembers(value);
  const write = (next: MemberDraft[]) => onChange(JSON.stringify(next));
  const change = (id: string, part: Partial<MemberDraft>) =>
    write(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <Stack gap="xs">
      {rows.map((row, i) => (
        <Paper key={row.id} withBorder p="sm" role="group" aria-label={t('household.memberNo', { no: i + 1 })}>
          <Group justify="space-between" mb={4}>
            <Text size="sm" fw={600} aria-hidden>
              {t('household.memberNo', { no: formatNumber(i + 1) })}
            </Text>
            <Button
              variant="subtle"
              size="compact-sm"
              c="red.9"
              leftSection={<IconTrash size={16} aria-hidden />}
              aria-label={`${t('household.removeRow')}: ${t('household.memberNo', { no: i + 1 })}`}
              onClick={() => write(rows.filter(({ id }) => id !== row.id))}
            >
              {t('household.removeRow')}
            </Button>
          </Group>
          <SimpleGrid cols={2} spacing="xs">
            <TextInput
              label={t('identity.name')}
              dir="auto"
              required
              value={row.name}
              onChange={(event) => change(row.id, { name: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('household.role')}
              value={row.role}
              data={HOUSEHOLD_ROLES.map((role) => ({ value: role, label: pickText(HOUSEHOLD_ROLE_WORDS[role]) }))}
              onChange={(event) => change(row.id, { role: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('household.sex')}
              value={row.sex}
              data={(['female', 'male'] as const).map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))}
              onChange={(event) => change(row.id, { sex: event.currentTarget.value })}
            />
            <TextInput
              label={t('people.birth')}
              value={row.birth}
              onChange={(event) => change(row.id, { birth: event.currentTarget.value })}
            />
          </SimpleGrid>
        </Paper>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => write([...rows, blank(rows.length === 0 ? 'head' : 'child')])}
        >
          {t('household.addRow')}
        </Button>
      </div>
    </Stack>
  );
}
