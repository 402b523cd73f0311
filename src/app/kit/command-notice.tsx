import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandPhase } from '../api/use-command.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** Says where a command stands when it does not simply succeed: being repeated, refused, or without an answer. */
export function CommandNotice({ command }: { command: { phase: CommandPhase; attempt: number; error: unknown } }) {
  const { t } = useTranslation('shell');
  if (command.phase === 'repeating')
    return (
      <Alert color="yellow" role="status" title={t('sending.repeatingTitle')}>
        {t('sending.repeating', { attempt: command.attempt })}
      </Alert>
    );
  if (command.phase === 'unsent')
    return (
      <Alert color="orange" role="alert" title={t('sending.unsentTitle')}>
        {t('sending.unsent')}
      </Alert>
    );
  if (command.phase === 'refused') return <ProblemAlert error={command.error} />;
  return null;
}
