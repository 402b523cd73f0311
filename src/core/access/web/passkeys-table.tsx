import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postElevated } from '../../../app/api/send-command.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type {
  EnrolPasskeyInput,
  PasskeyEnrolment,
  PasskeyRow,
  PasskeysAnswer,
  RevokePasskeyInput,
} from '../passkey-views.ts';
import { PasskeyOwed } from './passkey-demand.tsx';
import { canUsePasskeys, makePasskey } from './passkey-device.ts';
import { PasskeyProblem } from './passkey-problem.tsx';

/** The most characters that the register takes for the name of a passkey. */
const LONGEST = 60;

/** The passkeys of the officer, each of which can be revoked; and another one. Both ask for a fresh second factor. */
export function PasskeysTable() {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const queryClient = useQueryClient();
  const answer = useAnswer<PasskeysAnswer>('access/passkeys');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function change(act: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await act();
      for (const key of ['access/passkeys', 'access/notices']) await queryClient.invalidateQueries({ queryKey: [key] });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  function add(event: FormEvent): void {
    event.preventDefault();
    void change(async () => {
      const asked = await postElevated<PasskeyEnrolment>('/api/access/begin-passkey-enrolment', {});
      const input: EnrolPasskeyInput = { name, ...(await makePasskey(asked)) };
      await postElevated('/api/access/enrol-passkey', input);
      setName('');
    });
  }

  function stateOf(row: PasskeyRow): string {
    if (row.revokedAt === null || row.revokedWhy === null) return t('passkeys.inUse');
    return t(`passkeys.ends.${row.revokedWhy}`, { at: formatInstant(row.revokedAt, zone) });
  }

  const revoke = (input: RevokePasskeyInput) => change(() => postElevated('/api/access/revoke-passkey', input));
  const columns: Column<PasskeyRow>[] = [
    {
      key: 'name',
      label: t('passkeys.name'),
      value: (row) => row.name,
      render: (row) => (
        <div>
          <bdi>{row.name}</bdi>
          {row.copies && (
            <Text size="xs" c="gray.7">
              {t('passkeys.copies')}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'added',
      label: t('passkeys.added'),
      value: (row) => row.addedAt,
      render: (row) => formatInstant(row.addedAt, zone),
    },
    {
      key: 'used',
      label: t('passkeys.used'),
      value: (row) => row.usedAt ?? 0,
      render: (row) => (row.usedAt === null ? t('passkeys.never') : formatInstant(row.usedAt, zone)),
    },
    { key: 'state', label: t('passkeys.state'), value: stateOf },
    {
      key: 'revoke',
      label: t('passkeys.act'),
      value: () => null,
      render: (row) =>
        row.revokedAt === null && (
          <Button
            size="compact-sm"
            variant="light"
            disabled={busy}
            aria-label={t('passkeys.revokeOne', { name: row.name })}
            onClick={() => void revoke({ passkeyId: row.passkeyId })}
          >
            {t('passkeys.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <Stack gap="sm">
      <PasskeyOwed answer={answer.data} />
      <DataTable
        caption={t('passkeys.title')}
        columns={columns}
        rows={answer.data?.passkeys}
        rowKey={(row) => row.passkeyId}
        error={answer.error}
        empty={t('passkeys.none')}
      />
      {canUsePasskeys() ? (
        <form onSubmit={add}>
          <Group align="flex-end" gap="sm">
            <TextInput
              label={t('passkeys.name')}
              description={t('passkeys.nameHelp')}
              required
              maxLength={LONGEST}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={busy}>
              {t('passkeys.add')}
            </Button>
          </Group>
        </form>
      ) : (
        <Text size="sm">{t('passkeys.notHere')}</Text>
      )}
      {error !== undefined && <PasskeyProblem error={error} />}
    </Stack>
  );
}
