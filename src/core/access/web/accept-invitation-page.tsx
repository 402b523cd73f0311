import {
  Anchor,
  Box,
  Button,
  Code,
  CopyButton,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { useTabTitle } from '../../../app/kit/use-tab-title.ts';
import { LanguageSwitch } from '../../../app/shell/language-switch.tsx';
import type { AcceptInvitationAnswer, AcceptInvitationInput, ConfirmInvitationInput } from '../views.ts';

const MINIMUM = 12;
const InvitationPasskey = lazy(() => import('./invitation-passkey.tsx'));
const IdentityProviders = lazy(() => import('./identity-providers.tsx'));

/** An invited officer chooses a password, loads the second factor and proves it; or takes a passkey in place of both. The token may come behind `#` only. */
export function AcceptInvitationPage() {
  const { t } = useTranslation('access');
  useTabTitle(t('invitation.title'));
  const [token, setToken] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [totp, setTotp] = useState('');
  const [factor, setFactor] = useState<AcceptInvitationAnswer>();
  const [confirmed, setConfirmed] = useState<'password' | 'passkey'>();
  const [error, setError] = useState<unknown>();
  const tooShort = password !== '' && password.length < MINIMUM;
  const differs = again !== '' && again !== password;

  async function attempt(work: () => Promise<void>): Promise<void> {
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!factor) {
      if (password.length < MINIMUM || again !== password) return;
      const input: AcceptInvitationInput = { token: token.trim(), password };
      void attempt(async () =>
        setFactor(await postJson<AcceptInvitationAnswer>('/api/access/accept-invitation', input)),
      );
    } else {
      const input: ConfirmInvitationInput = { token: token.trim(), totp };
      void attempt(async () => {
        await postJson('/api/access/confirm-invitation', input);
        setConfirmed('password');
      });
    }
  }

  return (
    <Box component="main" p="xl" maw={560} mx="auto">
      <Stack>
        <LanguageSwitch />
        <Paper withBorder p="lg">
          <form onSubmit={submit}>
            <Stack>
              <Title order={1} size="h3">
                {t('invitation.title')}
              </Title>
              {confirmed !== undefined ? (
                <Stack role="status">
                  <Text>{confirmed === 'passkey' ? t('invitation.doneByPasskey') : t('invitation.done')}</Text>
                  <Anchor component={Link} to="/sign-in">
                    {t('invitation.toSignIn')}
                  </Anchor>
                </Stack>
              ) : factor ? (
                <>
                  <Text size="sm">{t('invitation.factor')}</Text>
                  <Code block style={{ direction: 'ltr', fontSize: 16 }}>
                    {factor.totpSecret}
                  </Code>
                  <CopyButton value={factor.totpUri}>
                    {({ copied, copy }) => (
                      <Button variant="default" onClick={copy}>
                        {copied ? t('invitation.copied') : t('invitation.copy')}
                      </Button>
                    )}
                  </CopyButton>
                  <TextInput
                    label={t('signIn.totp')}
                    inputMode="numeric"
                    autoComplete="one-time-code"
                    required
                    value={totp}
                    onChange={(event) => setTotp(event.currentTarget.value)}
                  />
                  <Button type="submit">{t('invitation.confirm')}</Button>
                </>
              ) : (
                <>
                  <TextInput
                    label={t('invitation.token')}
                    required
                    value={token}
                    onChange={(event) => setToken(event.currentTarget.value)}
                    styles={{ input: { direction: 'ltr' } }}
                  />
                  <PasswordInput
                    label={t('invitation.password')}
                    description={t('invitation.passwordHelp', { count: MINIMUM })}
                    autoComplete="new-password"
                    required
                    value={password}
                    onChange={(event) => setPassword(event.currentTarget.value)}
                    error={tooShort ? t('invitation.tooShort', { count: MINIMUM }) : undefined}
                  />
                  <PasswordInput
                    label={t('invitation.again')}
                    autoComplete="new-password"
                    required
                    value={again}
                    onChange={(event) => setAgain(event.currentTarget.value)}
                    error={differs ? t('invitation.differs') : undefined}
                  />
                  <Button type="submit">{t('invitation.submit')}</Button>
                  <Suspense>
                    <InvitationPasskey token={token.trim()} onDone={() => setConfirmed('passkey')} />
                    <IdentityProviders invitation={token.trim()} />
                  </Suspense>
                </>
              )}
              {error !== undefined && <ProblemAlert error={error} />}
            </Stack>
          </form>
        </Paper>
      </Stack>
    </Box>
  );
}
