import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import type { StrikeOffInput } from '../command-views.ts';
import { strikeOffReasons } from '../convoy-words.ts';
import type { LineView } from '../line-views.ts';

/** Strikes a person off the manifest with a coded reason; says that a seal falls with it. */
export function StrikeOffButton({ manifestNo, line }: { manifestNo: number; line: LineView }) {
  const { t } = useTranslation('transfers');
  const command = useCommand<StrikeOffInput>('transfers/strike-off');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = strikeOffReasons.find((candidate) => candidate === reason);
    if (!chosen) return;
    if (await command.send({ manifestNo, personNo: line.personNo, reason: chosen, note })) setOpen(false);
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        c="red.9"
        onClick={() => setOpen(true)}
        aria-label={t('strikeOff.of', { number: line.registerNumber })}
        className="amana-no-print"
      >
        {t('strikeOff.title')}
      </Button>
      {open && (
        <Modal
          opened
          onClose={() => setOpen(false)}
          title={t('strikeOff.title')}
          closeButtonProps={{ 'aria-label': t('shell:action.close') }}
        >
          <form onSubmit={(event) => void submit(event)}>
            <Stack>
              <Text size="sm">
                <bdi className="amana-code">{line.registerNumber}</bdi> · {t('strikeOff.explain')}
              </Text>
              <NativeSelect
                label={t('strikeOff.reason')}
                required
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                data={[
                  { value: '', label: t('shell:action.choose') },
                  ...strikeOffReasons.map((value) => ({ value, label: t(`strikeOff.reasons.${value}`) })),
                ]}
              />
              <Textarea
                label={t('strikeOff.note')}
                required
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <CommandNotice command={command} />
              <Group justify="flex-end">
                <Button type="submit" size="md" color="red.9" loading={command.busy}>
                  {t('strikeOff.submit')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Modal>
      )}
    </>
  );
}
