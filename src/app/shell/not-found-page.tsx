import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTabTitle } from '../kit/use-tab-title.ts';

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  useTabTitle(t('notFound.title'));
  return (
    <Stack component="main" p="xl" gap="xs">
      <Title order={1} size="h3">
        {t('notFound.title')}
      </Title>
      <Text>{t('notFound.text')}</Text>
      <Anchor component={Link} to="/">
        {t('notFound.back')}
      </Anchor>
    </Stack>
  );
}
