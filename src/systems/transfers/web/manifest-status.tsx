import { Badge, Group } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ManifestStatus as Status } from '../views.ts';

const COLOURS: Partial<Record<Status, string>> = {
  sealed: 'teal.1',
  boarding: 'blue.1',
  departed: 'blue.1',
  arrived: 'blue.1',
  admitting: 'blue.1',
  closed: 'green.1',
  cancelled: 'red.1',
};

/** Status of a manifest in words; overdue is said beside it. */
export function ManifestStatus({ status, overdue = false }: { status: Status; overdue?: boolean }) {
  const { t } = useTranslation('transfers');
  return (
    <Group gap={4}>
      <Badge color={COLOURS[status] ?? 'gray.2'} c="dark.8" variant="filled" tt="none" size="lg" miw="max-content">
        {t(`status.${status}`, { defaultValue: status })}
      </Badge>
      {overdue && (
        <Badge
          color="orange.2"
          c="dark.9"
          variant="filled"
          tt="none"
          miw="max-content"
          leftSection={<IconClockExclamation size={14} aria-hidden />}
        >
          {t('overdue')}
        </Badge>
      )}
    </Group>
  );
}
