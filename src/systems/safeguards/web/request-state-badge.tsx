import { Badge, Group } from '@mantine/core';
import { pickText } from '../../../app/format/pick-text.ts';
import type { RequestListRow } from '../requests/views.ts';
import { REQUEST_WORDS, STATE_WORDS } from '../requests/words.ts';

const COLOURS = { open: 'blue.1', proposed: 'yellow.2', answered: 'gray.2', withdrawn: 'gray.3' } as const;

/** How far a request is, and what of it is late. */
export function RequestStateBadge({
  request,
}: {
  request: Pick<RequestListRow, 'state' | 'overdue' | 'followUpOverdue' | 'withdrawalWaits'>;
}) {
  const late = request.overdue ? STATE_WORDS.overdue : request.followUpOverdue ? REQUEST_WORDS.followUpOverdue : null;
  return (
    <Group gap="xs">
      <Badge size="lg" variant="filled" tt="none" c="dark.9" color={COLOURS[request.state]}>
        {pickText(STATE_WORDS[request.state])}
      </Badge>
      {request.withdrawalWaits && (
        <Badge size="lg" variant="filled" tt="none" c="dark.9" color="yellow.2">
          {pickText(REQUEST_WORDS.withdrawalToConfirm)}
        </Badge>
      )}
      {late !== null && (
        <Badge size="lg" variant="filled" tt="none" c="dark.9" color="orange.2">
          {pickText(late)}
        </Badge>
      )}
    </Group>
  );
}
