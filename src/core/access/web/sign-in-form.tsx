import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { MeAnswer, SignInByCode } from '../views.ts';
import { useSignIn } from './use-sign-in.ts';

const PasskeySignIn = lazy(() => import('./passkey-sign-in.tsx'));

/** User name, password and the code of the authenticator; or a passkey. */
export function SignInForm({
  username,
  lockUsername = false,
  filled,
  onSignedIn,
}: {
  username?: string;
  lockUsername?: boolean;
  /** What the fields hold at first. */
  filled?: SignInByCode | undefined;
  onSignedIn: (me: MeAnswer) => void;
}) {
  const { t } = useTranslation('access');
  const signIn = useSignIn(onSignedIn);
  const [input, setInput] = useState<SignInByCode>(filled ?? { username: username ?? '', password: '', totp: '' });
  const change = (part: Partial<SignInByCode>) => setInput((now) => ({ ...now, ...part }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    void signIn.send(input);
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          size="md"
          label={t('signIn.username')}
          autoComplete="username"
          required
          readOnly={lockUsername}
          value={input.username}
          onChange={(event) => change({ username: event.currentTarget.value })}
          styles={{ input: { direction: 'ltr' } }}
        />
        <PasswordInput
          size="md"
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          value={input.password}
          onChange={(event) => change({ password: event.currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <TextInput
          size="md"
          label={t('signIn.totp')}
          description={t('signIn.totpHelp')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          value={input.totp}
          onChange={(event) => change({ totp: event.currentTarget.value })}
          styles={{ input: { direction: 'ltr', letterSpacing: 3 } }}
        />
        {signIn.error !== undefined && <ProblemAlert error={signIn.error} />}
        <Button type="submit" size="md" loading={signIn.busy}>
          {t('signIn.submit')}
        </Button>
        <Suspense>
          <PasskeySignIn username={input.username} password={input.password} onSignedIn={onSignedIn} />
        </Suspense>
      </Stack>
    </form>
  );
}
