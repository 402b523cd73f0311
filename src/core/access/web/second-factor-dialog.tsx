import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../app/api/problem-error.ts';
import { getJson, postJson } from '../../../app/api/request.ts';
import type { ElevateAnswer, ElevateInput } from '../account-views.ts';
import type { PasskeyRequest, PasskeysAnswer } from '../passkey-views.ts';
import type { DemonstrationOfficer, MeAnswer } from '../views.ts';
import { askPasskey, canUsePasskeys } from './passkey-device.ts';
import { PasskeyProblem } from './passkey-problem.tsx';

/** Above every other dialog. */
const ABOVE = 400;

/** The user name of a demonstration officer who is signed in; undefined for everybody else. */
const findDemonstration = async (): Promise<string | undefined> => {
  const { officer, register } = await getJson<MeAnswer>('/api/access/me');
  return register.synthetic ? officer?.username : undefined;
};

const findCode = async (username: string): Promise<string | undefined> =>
  (await getJson<DemonstrationOfficer[]>('/api/access/demonstration-officers')).find(
    (officer) => officer.username === username,
  )?.totp;

const hasPasskey = async (): Promise<boolean> =>
  canUsePasskeys() &&
  (await getJson<PasskeysAnswer>('/api/access/passkeys')).passkeys.some(({ revokedAt }) => revokedAt === null);

/** One field: the code that the authenticator shows now; or a passkey, where the officer has one. On a synthetic register one press fills in that of a demonstration officer. */
export function SecondFactorDialog({ onEnd }: { onEnd: (elevated: boolean) => void }) {
  const { t } = useTranslation('access');
  const [totp, setTotp] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const field = useRef<HTMLInputElement>(null);
  const [demonstration, setDemonstration] = useState<string>();
  const [passkey, setPasskey] = useState(false);
  useEffect(() => {
    hasPasskey().then(setPasskey, () => undefined); // without it the code is typed
    findDemonstration().then(
      async (username) => {
        if (username !== undefined && (await findCode(username)) !== undefined) setDemonstration(username);
      },
      () => undefined, // without it the code is typed
    );
  }, []);

  async function send(give: () => Promise<ElevateInput>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await postJson<ElevateAnswer>('/api/access/elevate', await give());
      onEnd(true);
    } catch (failure) {
      // the page below asks to sign in again
      if (failure instanceof ProblemError && failure.problem.code === 'not-signed-in') onEnd(false);
      setError(failure);
      setBusy(false);
      // the button that was pressed was switched off meanwhile, and lost the focus
      field.current?.focus();
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void send(async () => ({ totp }));
  }

  async function fill(username: string): Promise<void> {
    const code = (await findCode(username)) ?? '';
    setTotp(code);
    await send(async () => ({ totp: code }));
  }

  const givePasskey = async (): Promise<ElevateInput> => ({
    passkey: await askPasskey(await postJson<PasskeyRequest>('/api/access/begin-passkey-elevation', {})),
  });

  /** Escape closes this dialog and not the one below. */
  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') onEnd(false);
  }

  const stays = { 'data-mantine-stop-propagation': 'true' };
  return (
    <Modal
      opened
      onClose={() => onEnd(false)}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('elevation.title')}
      zIndex={ABOVE}
      centered
      closeButtonProps={{ 'aria-label': t('shell:action.cancel'), ...stays }}
      onKeyDown={pressed}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('elevation.explain')}</Text>
          <TextInput
            size="md"
            label={t('elevation.code')}
            description={t('signIn.totpHelp')}
            autoComplete="one-time-code"
            inputMode="numeric"
            data-autofocus
            ref={field}
            required
            value={totp}
            onChange={(event) => setTotp(event.currentTarget.value)}
            styles={{ input: { direction: 'ltr', letterSpacing: 3 } }}
            {...stays}
          />
          {error !== undefined && <PasskeyProblem error={error} />}
          <Group>
            <Button type="submit" loading={busy} {...stays}>
              {t('elevation.submit')}
            </Button>
            {passkey && (
              <Button variant="default" loading={busy} onClick={() => void send(givePasskey)} {...stays}>
                {t('passkeys.use')}
              </Button>
            )}
            {demonstration !== undefined && (
              <Button variant="light" loading={busy} onClick={() => void fill(demonstration)} {...stays}>
                {t('elevation.demonstration')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
