import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTabTitle } from '../kit/use-tab-title.ts';

/** A page broke: says so, names the fault and offers to load it again. Nothing that was recorded is lost. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation('shell');
  useTabTitle(t('crash.title'));
  return (
    <Stack p="xl" gap="xs" align="flex-start" role="alert">
      <Title order={1} size="h3">
        {t('crash.title')}
      </Title>
      <Text>{t('crash.text')}</Text>
      <Text size="sm" className="amana-code">
        {error instanceof Error ? error.message : String(error)}
      </Text>
      <Group gap="xs">
        <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
        {/* a page that broke is left whole: the router may be what broke */}
        <Button component="a" href="/" variant="default">
          {t('notFound.back')}
        </Button>
      </Group>
    </Stack>
  );
}
