import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A page broke: says so, names the fault and offers to load it again. Nothing that was recorded is lost. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation('shell');
  return (
    <Stack p="xl" gap="xs" align="flex-start" role="alert">
      <Title order={1} size="h3">
        {t('crash.title')}
      </Title>
      <Text>{t('crash.text')}</Text>
      <Text size="sm" className="amana-code">
        {error instanceof Error ? error.message : String(error)}
      </Text>
      <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
    </Stack>
  );
}
