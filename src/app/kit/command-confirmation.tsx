import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import type { CommandButtonProps } from './command-button-props.ts';
import { CommandNotice } from './command-notice.tsx';
import { useOpened } from './use-opened.ts';

/** The confirmation of an act of one step. */
export default function CommandConfirmation({
  command: name,
  input,
  label,
  explain,
  onDone,
  opened,
  onClose,
}: CommandButtonProps<unknown> & { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const shown = useOpened(opened);
  const command = useCommand<unknown>(name);

  function close(): void {
    onClose();
    command.reset();
  }

  async function confirm(): Promise<void> {
    const answer = await command.send(input);
    if (!answer) return;
    close();
    onDone?.();
  }

  return (
    <Modal opened={shown} onClose={close} title={label} centered closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Stack>
        <Text component="div">{explain}</Text>
        <CommandNotice command={command} />
        <Group justify="flex-end">
          <Button variant="default" size="md" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button size="md" loading={command.busy} onClick={() => void confirm()} data-autofocus>
            {command.phase === 'unsent' ? t('action.sendAgain') : label}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
