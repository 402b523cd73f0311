import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { CommandNotice } from './command-notice.tsx';

/** A button for an act of one step: says in words what will be recorded, asks for confirmation, shows a refusal in place. */
export function CommandButton<Input>({
  command: name,
  input,
  label,
  explain,
  onDone,
  ...style
}: {
  command: string;
  input: Input;
  label: string;
  explain: ReactNode;
  onDone?: () => void;
} & Pick<ButtonProps, 'variant' | 'size' | 'color'>) {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState(false);
  const command = useCommand<Input>(name);

  function close(): void {
    setOpen(false);
    command.reset();
  }

  async function confirm(): Promise<void> {
    const answer = await command.send(input);
    if (!answer) return;
    close();
    onDone?.();
  }

  return (
    <>
      <Button {...style} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={close}
        title={label}
        centered
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
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
    </>
  );
}
