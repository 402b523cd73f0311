import { Button, type ButtonProps, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { AddLinesInput } from '../command-views.ts';
import type { ManifestView } from '../views.ts';
import { PersonPicker } from './person-picker.tsx';
import { useEligiblePeople } from './use-eligible-people.ts';

/** Puts further persons of the site of origin on the manifest; nobody is chosen beforehand. */
export function AddLinesButton({
  manifest,
  label,
  ...style
}: { manifest: ManifestView; label: string } & Pick<ButtonProps, 'variant' | 'size'>) {
  const { t } = useTranslation('transfers');
  const [open, setOpen] = useState(false);
  const people = useEligiblePeople(open ? manifest.from : '');
  const command = useCommand<AddLinesInput>('transfers/add-lines');
  const [kept, setKept] = useState<ReadonlySet<number>>();
  const [tried, setTried] = useState(false);
  const everybody = new Set((people.data ?? []).map((person) => person.personNo));
  const left = kept ?? everybody;
  const persons = [...everybody].filter((personNo) => !left.has(personNo));

  async function add(): Promise<void> {
    setTried(true);
    if (persons.length === 0) return;
    if (!(await command.send({ manifestNo: manifest.manifestNo, persons }))) return;
    setKept(undefined);
    setTried(false);
    setOpen(false);
  }

  return (
    <>
      <Button {...style} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="xl"
        title={label}
        closeButtonProps={{ 'aria-label': t('shell:action.close') }}
      >
        <Stack ref={markFirstField}>
          {people.error && <ProblemAlert error={people.error} />}
          {people.isPending && <Waiting />}
          {people.data?.length === 0 && <Text role="status">{t('addLines.nobody')}</Text>}
          {people.data && people.data.length > 0 && (
            <PersonPicker people={people.data} left={left} onChange={setKept} />
          )}
          <CommandNotice command={command} />
          <StillMissing labels={tried && persons.length === 0 ? [t('create.persons')] : []} />
          <Button size="md" loading={command.busy} onClick={() => void add()}>
            {label}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
