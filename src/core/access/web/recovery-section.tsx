import { Alert, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { recoveryReasons } from '../recovery-codes.ts';
import type { AskRecoveryInput, ConfirmRecoveryResult, RecoveryAnswer, RecoveryInput } from '../recovery-views.ts';

/** What is under way to replace what an officer signs in with: one administrator asks, another confirms and is shown the link once. */
export function RecoverySection({ officerNo }: { officerNo: number }) {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const answer = useAnswer<RecoveryAnswer>('access/recovery', { officerNo });
  const [token, setToken] = useState<string>();
  if (!answer.data) return null;
  const { waiting, confirmed, hindrance, abilities } = answer.data;
  return (
    <Stack component="section" gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('recovery.title')}
        </Title>
        {abilities.includes('access/ask-recovery') && <AskRecovery officerNo={officerNo} zone={zone} />}
      </Group>
      <Text size="sm">{t('recovery.explain')}</Text>
      {waiting === null && hindrance !== null && (
        <Text size="sm" fw={700}>
          {t(`recovery.hindrances.${hindrance}`)}
        </Text>
      )}
      {waiting !== null && (
        <Waiting waiting={waiting} abilities={abilities} zone={zone} onConfirmed={(link) => setToken(link)} />
      )}
      <div aria-live="polite">
        {token !== undefined && (
          <Alert color="teal" title={t('recovery.done')}>
            <Text size="sm" mb="xs">
              {t('recovery.once')}
            </Text>
            <Code block style={{ direction: 'ltr' }}>
              {`${window.location.origin}/accept-invitation#${token}`}
            </Code>
          </Alert>
        )}
      </div>
      {confirmed !== null && (
        <Text size="sm">
          {t('recovery.last', {
            reason: t(`recovery.reasons.${confirmed.reason}`),
            asked: pickName(confirmed.askedBy.name),
            confirmed: pickName(confirmed.confirmedBy.name),
            at: formatInstant(confirmed.confirmedAt, zone),
          })}
        </Text>
      )}
    </Stack>
  );
}

function AskRecovery({ officerNo, zone }: { officerNo: number; zone: string }) {
  const { t } = useTranslation('access');
  return (
    <FormDialog<AskRecoveryInput>
      command="access/ask-recovery"
      label={t('recovery.ask')}
      explain={t('recovery.askExplain')}
      zone={zone}
      fields={[
        {
          key: 'reason',
          label: t('recovery.reason'),
          kind: 'select',
          required: true,
          options: recoveryReasons.map((value) => ({ value, label: t(`recovery.reasons.${value}`) })),
        },
        { key: 'words', label: t('recovery.words'), kind: 'long', required: true, shortest: 10 },
      ]}
      build={({ reason, words = '' }) => ({
        officerNo,
        reason: recoveryReasons.find((one) => one === reason) ?? 'other',
        words,
      })}
    />
  );
}

type WaitingProps = {
  readonly waiting: NonNullable<RecoveryAnswer['waiting']>;
  readonly abilities: readonly string[];
  readonly zone: string;
  readonly onConfirmed: (token: string | undefined) => void;
};

/** A recovery that waits: who asked, why, until when, and what whoever looks may do about it. */
function Waiting({ waiting, abilities, zone, onConfirmed }: WaitingProps) {
  const { t } = useTranslation('access');
  const { recoveryId } = waiting;
  const own = abilities.includes('access/withdraw-recovery');
  return (
    <Alert color="orange" title={t('recovery.waiting')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm" fw={700}>
          {t(`recovery.reasons.${waiting.reason}`)}
        </Text>
        <Text size="sm">
          <bdi>{waiting.words}</bdi>
        </Text>
        <Text size="sm">
          {t('recovery.askedBy', {
            name: pickName(waiting.askedBy.name),
            at: formatInstant(waiting.askedAt, zone),
          })}
          <br />
          {t('recovery.until', { at: formatInstant(waiting.untilAt, zone) })}
        </Text>
        {!waiting.two && <Text size="sm">{own ? t('recovery.yours') : t('recovery.notTwo')}</Text>}
        <Group>
          {abilities.includes('access/confirm-recovery') && (
            <FormDialog<RecoveryInput, ConfirmRecoveryResult>
              command="access/confirm-recovery"
              label={t('recovery.confirm')}
              explain={t('recovery.confirmExplain')}
              grave
              zone={zone}
              fields={[]}
              build={() => ({ recoveryId })}
              onDone={({ result }) => onConfirmed(result?.recoveryToken)}
            />
          )}
          {own && (
            <CommandButton<RecoveryInput>
              command="access/withdraw-recovery"
              input={{ recoveryId }}
              label={t('recovery.withdraw')}
              explain={t('recovery.withdrawExplain')}
              variant="default"
              size="md"
            />
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
