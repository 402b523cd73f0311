import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvanceClockInput } from '../../core/access/views.ts';
import { useCommand } from '../api/use-command.ts';
import { readDigits } from '../format/read-digits.ts';
import { CommandNotice } from '../kit/command-notice.tsx';

const STEPS = [
  { minutes: 30, hours: 0 },
  { minutes: 60, hours: 1 },
  { minutes: 360, hours: 6 },
  { minutes: 1440, hours: 24 },
  { minutes: 4320, hours: 72 },
];

/** Advances the clock of a synthetic register, by a common step or by typed minutes (1 to 20160). */
export default function AdvanceClockDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  const command = useCommand<AdvanceClockInput>('access/advance-clock');
  const [typed, setTyped] = useState('');
  const minutes = readDigits(typed);
  const invalid = typed !== '' && (minutes === undefined || minutes < 1 || minutes > 20_160);

  async function advance(by: number): Promise<void> {
    const answer = await command.send({ minutes: by });
    if (answer) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('clock.advance')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      centered
    >
      <Stack>
        <Text size="sm">{t('clock.explain')}</Text>
        <Group gap="xs">
          {STEPS.map((step) => (
            <Button
              key={step.minutes}
              variant="default"
              size="md"
              loading={command.busy}
              onClick={() => void advance(step.minutes)}
            >
              {step.hours === 0 ? t('clock.minutes', { count: step.minutes }) : t('clock.hours', { count: step.hours })}
            </Button>
          ))}
        </Group>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (minutes !== undefined && !invalid) void advance(minutes);
          }}
        >
          <Group align="flex-end">
            <TextInput
              label={t('clock.typed')}
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={invalid ? t('clock.typedError') : undefined}
            />
            <Button type="submit" loading={command.busy} disabled={minutes === undefined || invalid}>
              {t('clock.go')}
            </Button>
          </Group>
        </form>
        <CommandNotice command={command} />
      </Stack>
    </Modal>
  );
}
