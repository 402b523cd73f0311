import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDigits } from '../../../app/format/read-digits.ts';

/** The officer types the count made with own eyes; what the manifest or the other officer says is shown only afterwards. */
export function CountStep({
  title,
  explain,
  busy,
  submit,
  onCounted,
}: {
  title: string;
  explain: string;
  busy: boolean;
  submit: string;
  onCounted: (counted: number) => void;
}) {
  const { t } = useTranslation('transfers');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const counted = readDigits(typed);

  function send(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (counted !== undefined) onCounted(counted);
  }

  return (
    <Paper withBorder p="md" component="section">
      <form onSubmit={send}>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {title}
          </Title>
          <Text size="sm">{explain}</Text>
          <Group align="flex-end">
            <TextInput
              size="lg"
              label={t('count.counted')}
              inputMode="numeric"
              autoComplete="off"
              required
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={tried && counted === undefined ? t('count.invalid') : undefined}
              styles={{ input: { fontSize: 28, direction: 'ltr', width: 180 } }}
            />
            <Button type="submit" size="lg" loading={busy}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
