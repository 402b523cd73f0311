import { Button, Group, List, NativeSelect, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../app/format/pick-text.ts';
import type { ReceiveListResult } from '../command-views.ts';

/** How the file was read: which sheet, where the headings stand, and everything that was seen in it. Sheet and heading can be chosen. */
export function ListReading({
  result,
  busy,
  onChoose,
}: {
  result: ReceiveListResult;
  busy: boolean;
  onChoose: (choice: { sheet?: string; headingRow?: number }) => void;
}) {
  const { t } = useTranslation('register');
  const { sheets = [], sheet, headingRow = 1, notes = [] } = result;
  const chosen = sheet == null ? {} : { sheet };
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('reading.title')}
        </Title>
        {notes.length > 0 && (
          <List size="sm" aria-label={t('reading.notes')}>
            {notes.map(({ code, text }) => (
              <List.Item key={code}>
                <bdi>{pickText(text)}</bdi>
              </List.Item>
            ))}
          </List>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const row = Number(new FormData(event.currentTarget).get('headingRow'));
            onChoose({ ...chosen, ...(Number.isInteger(row) && row > 0 ? { headingRow: row } : {}) });
          }}
        >
          <Group align="flex-end">
            {sheets.length > 1 && (
              <NativeSelect
                size="md"
                label={t('reading.sheet')}
                value={sheet ?? ''}
                disabled={busy}
                onChange={(event) => onChoose({ sheet: event.currentTarget.value })}
                data={sheets}
              />
            )}
            <NumberInput
              key={headingRow}
              name="headingRow"
              size="md"
              label={t('reading.headingRow')}
              min={1}
              allowDecimal={false}
              hideControls
              defaultValue={headingRow}
              maw={180}
            />
            <Button type="submit" variant="default" size="md" loading={busy}>
              {t('mapping.readAgain')}
            </Button>
          </Group>
        </form>
        <Text size="xs" c="gray.7">
          {t('reading.help')}
        </Text>
      </Stack>
    </Paper>
  );
}
