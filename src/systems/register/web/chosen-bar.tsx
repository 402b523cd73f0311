import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How many rows are chosen, and what can be done to all of them. */
export function ChosenBar({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation('register');
  return (
    <Group gap="xs" className="amana-no-print" role="group" aria-label={t('bulk.label')}>
      <Text size="sm" fw={600} role="status">
        {t('bulk.chosen', { count })}
      </Text>
      {children}
    </Group>
  );
}
