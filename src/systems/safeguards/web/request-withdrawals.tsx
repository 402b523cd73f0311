import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RequestFile } from '../requests/views.ts';
import { REQUEST_WORDS } from '../requests/words.ts';

const say = (word: keyof typeof REQUEST_WORDS): string => pickText(REQUEST_WORDS[word]);

/** That the requester withdrew: what was said, who wrote it down, and the button of the second officer. Until then the request is due as before, and the page says so. */
export function RequestWithdrawals({ file, zone }: { file: RequestFile; zone: string }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={say('withdrawals')}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {say('withdrawals')}
        </Title>
        {file.withdrawalWaits && (
          <Text role="status" fw={700}>
            {say('withdrawalWaits')}
          </Text>
        )}
        {file.withdrawals.map((withdrawal) => (
          <Withdrawal key={withdrawal.withdrawalId} withdrawal={withdrawal} zone={zone} />
        ))}
        {file.abilities.includes('safeguards/withdraw-request') && (
          <Group>
            <FormDialog<{ requestNo: number; note: string; occurredAt?: number }>
              command="safeguards/withdraw-request"
              label={say('withdraw')}
              explain={say('withdrawExplain')}
              zone={zone}
              fields={[
                { key: 'note', label: say('withdrawNote'), kind: 'long', required: true },
                { key: 'occurredAt', label: say('withdrawnWhen'), kind: 'instant', required: false },
              ]}
              build={({ note = '', occurredAt }) => ({
                requestNo: file.requestNo,
                note,
                ...(occurredAt ? { occurredAt: Number(occurredAt) } : {}),
              })}
            />
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Withdrawal({ withdrawal, zone }: { withdrawal: RequestFile['withdrawals'][number]; zone: string }) {
  const { withdrawalId, note, saidAt, beforeReceived, recordedBy, recordedAt, confirmedBy, confirmedAt, abilities } =
    withdrawal;
  return (
    <Stack gap={4} component="article">
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {say('withdrawnSaid')} {formatInstant(saidAt, zone)}: <bdi>{note}</bdi>
      </Text>
      {beforeReceived && (
        <Text size="sm" fw={700}>
          {say('withdrawnBefore')}
        </Text>
      )}
      <Text size="xs" c="gray.7">
        {say('recordedBy')} <bdi>{pickName(recordedBy.name)}</bdi> · {formatInstant(recordedAt, zone)}
      </Text>
      {confirmedBy !== null && confirmedAt !== null && (
        <Text size="xs" c="gray.7">
          {say('confirmedBy')} <bdi>{pickName(confirmedBy.name)}</bdi> · {formatInstant(confirmedAt, zone)}
        </Text>
      )}
      {abilities.includes('safeguards/confirm-withdrawal') && (
        <Group>
          <CommandButton
            command="safeguards/confirm-withdrawal"
            input={{ withdrawalId }}
            label={say('confirmWithdrawal')}
            explain={say('confirmWithdrawalExplain')}
            size="md"
          />
        </Group>
      )}
    </Stack>
  );
}
