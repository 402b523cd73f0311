import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OverdueBadge } from '../../../app/kit/overdue-badge.tsx';
import type { BoardState as State } from '../operation-views.ts';

const COLOURS: Record<State, string> = {
  planned: 'gray.2',
  sealed: 'teal.1',
  boarding: 'cyan.1',
  'handed-over': 'indigo.1',
  'under-way': 'blue.1',
  'at-border': 'yellow.2',
  received: 'lime.2',
  reconciled: 'green.1',
  cancelled: 'red.1',
};

/** Where a convoy stands, in words; by how long it is late is said beside it. */
export function BoardState({ state, overdueBy }: { state: State; overdueBy: number | null }) {
  const { t } = useTranslation('transfers');
  return (
    <Group gap={4}>
      <Badge color={COLOURS[state]} c="dark.8" variant="filled" tt="none" size="lg" miw="max-content">
        {t(`board.state.${state}`)}
      </Badge>
      <OverdueBadge by={overdueBy} />
    </Group>
  );
}
