import { Button, Divider, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { useSetMe } from '../../../app/api/use-me.ts';
import { WRAPPING } from '../../../app/kit/wrapping-button.ts';
import type { PasskeyRequest, PasskeySignInInput } from '../passkey-views.ts';
import type { MeAnswer, SignInInput } from '../views.ts';
import { askPasskey, canUsePasskeys } from './passkey-device.ts';
import { PasskeyProblem } from './passkey-problem.tsx';

/** Sign-in by a passkey: alone, or in place of the code once user name and password were typed. Nothing where the browser has none for this page. */
export default function PasskeySignIn({
  username,
  password,
  onSignedIn,
}: {
  username: string;
  password: string;
  onSignedIn: (me: MeAnswer) => void;
}) {
  const { t } = useTranslation('access');
  const setMe = useSetMe();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!canUsePasskeys()) return null;

  async function send(post: (given: PasskeySignInInput) => Promise<MeAnswer>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const asked = await postJson<PasskeyRequest>('/api/access/begin-passkey-sign-in', {});
      const me = await post({ passkey: await askPasskey(asked) });
      setMe(me);
      onSignedIn(me);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  const alone = () => send((given) => postJson<MeAnswer>('/api/access/sign-in-by-passkey', given));
  const instead = () =>
    send(({ passkey }) => {
      const input: SignInInput = { username, password, passkey };
      return postJson<MeAnswer>('/api/access/sign-in', input);
    });
  return (
    <Stack gap="sm">
      {username !== '' && password !== '' && (
        <Button variant="light" size="md" styles={WRAPPING} loading={busy} onClick={() => void instead()}>
          {t('passkeys.instead')}
        </Button>
      )}
      <Divider label={t('provider.or')} />
      <Button variant="default" size="md" styles={WRAPPING} loading={busy} onClick={() => void alone()}>
        {t('passkeys.alone')}
      </Button>
      {error !== undefined && <PasskeyProblem error={error} />}
    </Stack>
  );
}
