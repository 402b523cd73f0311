import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postElevated } from '../../../app/api/send-command.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { DemandPasskeysInput, PasskeysAnswer } from '../passkey-views.ts';

/** For administrators: whether the own authority demands passkeys in place of codes, and how many officers have none; to demand them, and to end that. */
export function PasskeyDemand() {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const queryClient = useQueryClient();
  const answer = useAnswer<PasskeysAnswer>('access/passkeys');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const governed = answer.data?.governed ?? null;
  const since = answer.data?.demandedSince ?? null;
  if (governed === null) return null;

  async function change(input: DemandPasskeysInput): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await postElevated('/api/access/demand-passkeys', input);
      for (const key of ['access/passkeys', 'access/notices']) await queryClient.invalidateQueries({ queryKey: [key] });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('passkeyDemand.title')}
        </Title>
        <Text size="sm" maw={820}>
          {t('passkeyDemand.explain')}
        </Text>
        <Text role="status">
          {since === null
            ? t('passkeyDemand.off', { count: governed.without })
            : t('passkeyDemand.on', { count: governed.without, at: formatInstant(since, zone) })}
        </Text>
        <Group className="amana-no-print">
          <Button
            variant={since === null ? 'filled' : 'default'}
            loading={busy}
            onClick={() => void change({ demanded: since === null })}
          >
            {since === null ? t('passkeyDemand.demand') : t('passkeyDemand.end')}
          </Button>
        </Group>
        {error !== undefined && <ProblemAlert error={error} />}
      </Stack>
    </Paper>
  );
}

/** For every officer: that the own authority demands a passkey, and until when codes do. Nothing where it demands none. */
export function PasskeyOwed({ answer }: { answer: PasskeysAnswer | undefined }) {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  if (answer === undefined || answer.demandedSince === null) return null;
  const { codesUntil, demandedSince } = answer;
  return (
    <Text size="sm" fw={600} role="note">
      {codesUntil === null
        ? t('passkeyDemand.met', { at: formatInstant(demandedSince, zone) })
        : t('passkeyDemand.owed', { at: formatInstant(codesUntil, zone) })}
    </Text>
  );
}
