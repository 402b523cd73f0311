import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import type { StrikeOffInput } from '../command-views.ts';
import { strikeOffReasons } from '../convoy-words.ts';
import type { ManifestPerson } from '../views.ts';
import { StrikeOffFields } from './strike-off-fields.tsx';

interface Subject {
  manifestNo: number;
  line: ManifestPerson;
}

/** Strikes a person off the manifest with a coded reason. The button stands in each of 150 lines; its dialog comes when it is pressed. */
export function StrikeOffButton({ manifestNo, line }: Subject) {
  const { t } = useTranslation('transfers');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="amana-line-button amana-no-print"
        onClick={() => setOpen(true)}
        aria-label={t('strikeOff.of', { number: line.registerNumber })}
      >
        {t('strikeOff.title')}
      </button>
      {open && <StrikeOffDialog manifestNo={manifestNo} line={line} onClose={() => setOpen(false)} />}
    </>
  );
}

/** How many of those who are due are named in the banner of the next action; the others stand in the list below. */
const NAMED = 4;

/** Who is to be struck off, named where the page says that it is due: nobody looks for one of 150. */
export function StrikeOffDue({ manifestNo, persons }: { manifestNo: number; persons: readonly ManifestPerson[] }) {
  const { t } = useTranslation('transfers');
  const [chosen, setChosen] = useState<ManifestPerson>();
  const more = persons.length - NAMED;
  return (
    <Group gap="xs" className="amana-no-print">
      {persons.slice(0, NAMED).map((line) => (
        <Button key={line.personNo} size="md" color="red.9" onClick={() => setChosen(line)}>
          {t('strikeOff.due', { number: line.registerNumber })}
        </Button>
      ))}
      {more > 0 && <Text size="sm">{t('strikeOff.more', { count: more })}</Text>}
      {chosen && <StrikeOffDialog manifestNo={manifestNo} line={chosen} onClose={() => setChosen(undefined)} />}
    </Group>
  );
}

/** Asks for the reason; says that a seal falls with it. */
function StrikeOffDialog({ manifestNo, line, onClose }: Subject & { onClose: () => void }) {
  const { t } = useTranslation('transfers');
  const command = useCommand<StrikeOffInput>('transfers/strike-off');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = strikeOffReasons.find((candidate) => candidate === reason);
    if (!chosen) return;
    if (await command.send({ manifestNo, personNo: line.personNo, reason: chosen, note })) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('strikeOff.title')}
      closeButtonProps={{ 'aria-label': t('shell:action.close') }}
    >
      <form ref={markFirstField} onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm">
            <bdi className="amana-code">{line.registerNumber}</bdi> · {t('strikeOff.explain')}
          </Text>
          <StrikeOffFields reason={reason} note={note} onReason={setReason} onNote={setNote} />
          <CommandNotice command={command} />
          <Group justify="flex-end">
            <Button type="submit" size="md" color="red.9" loading={command.busy}>
              {t('strikeOff.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
