import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postElevated } from '../../../app/api/send-command.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { ChangePasswordInput, SessionsEnded } from '../account-views.ts';

const MINIMUM = 12;

/** The officer changes the own password, with the present one and a fresh second factor; all other sessions end. */
export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation('access');
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [ended, setEnded] = useState<number>();
  const [error, setError] = useState<unknown>();
  const tooShort = next !== '' && [...next].length < MINIMUM;
  const differs = again !== '' && again !== next;

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (tooShort || again !== next) return;
    setError(undefined);
    setEnded(undefined);
    setBusy(true);
    try {
      const input: ChangePasswordInput = { password, newPassword: next };
      const answer = await postElevated<SessionsEnded>('/api/access/change-password', input);
      setEnded(answer.ended);
      setPassword('');
      setNext('');
      setAgain('');
      onChanged();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void change(event)}>
      <Stack gap="sm" maw={420} align="flex-start">
        <PasswordInput
          w="100%"
          label={t('password.present')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          w="100%"
          label={t('invitation.password')}
          description={t('invitation.passwordHelp', { count: MINIMUM })}
          autoComplete="new-password"
          required
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          error={tooShort ? t('invitation.tooShort', { count: MINIMUM }) : undefined}
        />
        <PasswordInput
          w="100%"
          label={t('invitation.again')}
          autoComplete="new-password"
          required
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={differs ? t('invitation.differs') : undefined}
        />
        {error !== undefined && <ProblemAlert error={error} />}
        {ended !== undefined && (
          <Alert color="green" role="status" w="100%">
            {t('password.changed', { count: ended })}
          </Alert>
        )}
        <Button type="submit" variant="default" loading={busy}>
          {t('password.change')}
        </Button>
      </Stack>
    </form>
  );
}
