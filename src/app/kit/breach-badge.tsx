import { Badge } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The number of open breaches of a person; nothing when there is none. */
export function BreachBadge({ count }: { count: number }) {
  const { t } = useTranslation('shell');
  if (count === 0) return null;
  return (
    <Badge color="red.1" c="red.9" variant="filled" tt="none" leftSection={<IconAlertOctagon size={13} aria-hidden />}>
      {t('breach', { count })}
    </Badge>
  );
}
