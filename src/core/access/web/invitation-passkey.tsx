import { Button, Divider, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { WRAPPING } from '../../../app/kit/wrapping-button.ts';
import type {
  AcceptInvitationByPasskeyInput,
  BeginInvitationPasskeyInput,
  PasskeyEnrolment,
} from '../passkey-views.ts';
import { canUsePasskeys, makePasskey } from './passkey-device.ts';
import { PasskeyProblem } from './passkey-problem.tsx';

/** The most characters that the register takes for the name of a passkey. */
const LONGEST = 60;

/** At a one-time link: a passkey in place of a password and codes. Nothing where the browser has none for this page. */
export default function InvitationPasskey({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation('access');
  const [name, setName] = useState(t('invitation.passkeyName'));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!canUsePasskeys()) return null;

  async function take(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const begun: BeginInvitationPasskeyInput = { token };
      const asked = await postJson<PasskeyEnrolment>('/api/access/begin-invitation-passkey', begun);
      const input: AcceptInvitationByPasskeyInput = { token, name, ...(await makePasskey(asked)) };
      await postJson('/api/access/accept-invitation-by-passkey', input);
      onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="sm">
      <Divider label={t('provider.or')} />
      <Text size="sm">{t('invitation.passkeyExplain')}</Text>
      <TextInput
        label={t('invitation.passkeyLabel')}
        description={t('passkeys.nameHelp')}
        maxLength={LONGEST}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        variant="default"
        styles={WRAPPING}
        loading={busy}
        disabled={token === '' || name.trim() === ''}
        onClick={() => void take()}
      >
        {t('invitation.passkeyTake')}
      </Button>
      {error !== undefined && <PasskeyProblem error={error} />}
    </Stack>
  );
}
