import { Button, Checkbox, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListField } from '../command-views.ts';

const FIELDS: ListField[] = [
  'name',
  'name-latin',
  'name-sorani',
  'alias',
  'given',
  'father',
  'grandfather',
  'family',
  'mother',
  'sex',
  'birth',
  'nationality',
  'section',
  'held-since',
  'arrested-on',
  'arrested-by',
  'arrested-at',
  'household',
  'relation',
  'accompanies',
  'case-number',
  'prison-number',
  'icrc-number',
  'unhcr-number',
  'passport-number',
  'identity-number',
  'other-number',
  'remarks',
  'order-reference',
  'age-group',
  'row-number',
  'ignore',
];

/** How each heading of the file is read: proposed by the register, changed by the officer. */
export function HeadingMapping({
  headings,
  onChange,
  onRead,
  busy,
  firstRowHeads,
  onFirstRowHeads,
}: {
  headings: Record<string, ListField>;
  onChange: (headings: Record<string, ListField>) => void;
  onRead: () => void;
  busy: boolean;
  /** Whether the first row of a household is its head where no row says it; undefined of detainees, who come in no households. */
  firstRowHeads: boolean | undefined;
  onFirstRowHeads: (yes: boolean) => void;
}) {
  const { t } = useTranslation('register');
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('mapping.title')}
        </Title>
        <Text size="sm" c="gray.7">
          {t('mapping.explain')}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          {Object.entries(headings).map(([heading, field]) => (
            <NativeSelect
              key={heading}
              label={<bdi>{heading}</bdi>}
              value={field}
              onChange={(event) => {
                const value = event.currentTarget.value;
                onChange({ ...headings, [heading]: FIELDS.find((candidate) => candidate === value) ?? 'ignore' });
              }}
              data={FIELDS.map((value) => ({ value, label: t(`mapping.field.${value}`) }))}
            />
          ))}
        </SimpleGrid>
        {firstRowHeads !== undefined && Object.values(headings).includes('household') && (
          <Checkbox
            label={t('receive.firstRowHeads')}
            description={t('receive.firstRowHeadsHelp')}
            checked={firstRowHeads}
            onChange={(event) => onFirstRowHeads(event.currentTarget.checked)}
          />
        )}
        <Group>
          <Button variant="default" size="md" loading={busy} onClick={onRead}>
            {t('mapping.readAgain')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
