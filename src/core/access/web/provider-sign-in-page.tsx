import { Anchor, Box, Button, Code, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { useSetMe } from '../../../app/api/use-me.ts';
import { useTabTitle } from '../../../app/kit/use-tab-title.ts';
import { LanguageSwitch } from '../../../app/shell/language-switch.tsx';
import type { PasskeyRequest } from '../passkey-views.ts';
import type { AnswerProviderAnswer, AnswerProviderInput, ConfirmProviderSignInInput } from '../provider-views.ts';
import type { MeAnswer } from '../views.ts';
import { askPasskey, canUsePasskeys } from './passkey-device.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import { takeWayBack } from './way-back.ts';

/** What the provider brought in the address. */
function readBrought(authority: string): AnswerProviderInput {
  const { state = '', code, iss, error } = Object.fromEntries(new URLSearchParams(window.location.search));
  return { authority, state, ...(code && { code }), ...(iss && { iss }), ...(error && { error }) };
}

/** Where an identity provider sends the browser back to: its answer is checked, then the code of the authenticator is asked; after a one-time link, of a new one. */
export function ProviderSignInPage() {
  const { t } = useTranslation('access');
  useTabTitle(t('provider.title'));
  const { authority } = useParams({ from: '/sign-in/provider/$authority' });
  const navigate = useNavigate();
  const setMe = useSetMe();
  const [brought] = useState(() => readBrought(authority));
  const [confirmed, setConfirmed] = useState<AnswerProviderAnswer>();
  const [totp, setTotp] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    // the address is left without it: it is used once, and nobody should copy it
    window.history.replaceState(window.history.state, '', window.location.pathname);
    postJson<AnswerProviderAnswer>('/api/access/answer-provider', brought).then(setConfirmed, setError);
  }, [brought]);

  async function send(give: () => Promise<ConfirmProviderSignInInput>): Promise<void> {
    setError(undefined);
    setBusy(true);
    try {
      const me = await postJson<MeAnswer>('/api/access/confirm-provider-sign-in', await give());
      setMe(me);
      void navigate({ href: takeWayBack(), replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void send(async () => ({ totp }));
  }

  const givePasskey = async (): Promise<ConfirmProviderSignInInput> => ({
    passkey: await askPasskey(await postJson<PasskeyRequest>('/api/access/begin-passkey-sign-in', {})),
  });

  return (
    <Box component="main" p="xl" maw={560} mx="auto">
      <Stack>
        <LanguageSwitch />
        <Paper withBorder p="lg">
          <Stack>
            <Title order={1} size="h3">
              {t('provider.title')}
            </Title>
            {confirmed === undefined && error === undefined && <Text role="status">{t('provider.waiting')}</Text>}
            {confirmed && (
              <form onSubmit={submit}>
                <Stack>
                  <Text role="status">{t('provider.confirmed')}</Text>
                  {confirmed.totpSecret && (
                    <>
                      <Text size="sm">{t('invitation.factor')}</Text>
                      <Code block style={{ direction: 'ltr', fontSize: 16 }}>
                        {confirmed.totpSecret}
                      </Code>
                    </>
                  )}
                  <TextInput
                    size="md"
                    label={t('signIn.totp')}
                    description={t('signIn.totpHelp')}
                    autoComplete="one-time-code"
                    inputMode="numeric"
                    required
                    value={totp}
                    onChange={(event) => setTotp(event.currentTarget.value)}
                    styles={{ input: { direction: 'ltr', letterSpacing: 3 } }}
                  />
                  <Button type="submit" size="md" loading={busy}>
                    {t('signIn.submit')}
                  </Button>
                  {!confirmed.totpSecret && canUsePasskeys() && (
                    <Button variant="light" size="md" loading={busy} onClick={() => void send(givePasskey)}>
                      {t('passkeys.instead')}
                    </Button>
                  )}
                </Stack>
              </form>
            )}
            {error !== undefined && <PasskeyProblem error={error} />}
            {error !== undefined && (
              <Anchor component={Link} to="/sign-in">
                {t('provider.again')}
              </Anchor>
            )}
          </Stack>
        </Paper>
      </Stack>
    </Box>
  );
}
