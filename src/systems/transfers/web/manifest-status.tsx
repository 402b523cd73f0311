import { Badge, Group } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManifestStatus as Status } from '../views.ts';

/** Fetched where something is overdue: mostly nothing is, and the first page has no room. */
const OverdueBadge = lazy(async () => ({ default: (await import('../../../app/kit/overdue-badge.tsx')).OverdueBadge }));

const COLOURS: Partial<Record<Status, string>> = {
  sealed: 'teal.1',
  boarding: 'blue.1',
  'handed-over': 'blue.1',
  departed: 'blue.1',
  arrived: 'blue.1',
  admitting: 'blue.1',
  closed: 'green.1',
  cancelled: 'red.1',
};

/** Status of a manifest in words; by how long it is overdue is said beside it. */
export function ManifestStatus({ status, overdueBy }: { status: Status; overdueBy: number | null }) {
  const { t } = useTranslation('transfers');
  return (
    <Group gap={4}>
      <Badge color={COLOURS[status] ?? 'gray.2'} c="dark.8" variant="filled" tt="none" size="lg" miw="max-content">
        {t(`status.${status}`, { defaultValue: status })}
      </Badge>
      {overdueBy !== null && (
        <Suspense>
          <OverdueBadge by={overdueBy} />
        </Suspense>
      )}
    </Group>
  );
}
