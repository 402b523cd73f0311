import { Badge } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Duration } from './duration.tsx';

/** Says by how long something is overdue; nothing where it is not. */
export function OverdueBadge({ by }: { by: number | null }) {
  const { t } = useTranslation('shell');
  if (by === null) return null;
  return (
    <Badge
      color="orange.2"
      c="dark.9"
      variant="filled"
      tt="none"
      size="lg"
      miw="max-content"
      leftSection={<IconClockExclamation size={14} aria-hidden />}
    >
      {t('overdue')} <Duration milliseconds={by} />
    </Badge>
  );
}
