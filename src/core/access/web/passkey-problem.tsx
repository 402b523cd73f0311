import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { NoPasskeyError } from './passkey-device.ts';

/** Why nothing came of a passkey: what the register refuses, or that the device gave none. */
export function PasskeyProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('access');
  if (!(error instanceof NoPasskeyError)) return <ProblemAlert error={error} />;
  return (
    <Text size="sm" role="alert">
      {error.isThere ? t('passkeys.isThere') : t('passkeys.notGiven')}
    </Text>
  );
}
