import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import type { EmergencyAnswer, RecordLockdownCountInput } from '../emergencies/views.ts';
import { RollPicker } from './roll-picker.tsx';

/** Records a lockdown count of the site or of one section: heads counted, and who is missing. The expected number is not shown, so that the officer counts. */
export function LockdownForm({ emergency }: { emergency: EmergencyAnswer }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const command = useCommand<RecordLockdownCountInput>('sites/record-lockdown-count');
  const [section, setSection] = useState('');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<ReadonlySet<number>>(new Set());
  const [recorded, setRecorded] = useState(0);
  const counted = readDigits(typed);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (counted === undefined) return;
    const done = await command.send({
      emergencyId: emergency.emergencyId,
      ...(section === '' ? {} : { section }),
      counted,
      missing: [...missing],
    });
    if (!done) return;
    setTyped('');
    setMissing(new Set());
    setRecorded(recorded + 1);
  }

  return (
    <Paper withBorder p="md" component="section" className="amana-no-print">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Title order={3} size="h5">
            {t('emergency.record')}
          </Title>
          <Text size="sm">{t('emergency.recordHelp')}</Text>
          <Group align="flex-start">
            <NativeSelect
              size="md"
              label={t('site.section')}
              value={section}
              onChange={(event) => {
                setSection(event.currentTarget.value);
                setMissing(new Set());
              }}
              data={[
                { value: '', label: t('emergency.wholeSite') },
                ...emergency.sections.map((section) => ({
                  value: section,
                  label: directory.sectionName(emergency.site, section),
                })),
              ]}
            />
            <TextInput
              size="md"
              label={t('roll.counted')}
              inputMode="numeric"
              autoComplete="off"
              required
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              styles={{ input: { direction: 'ltr' } }}
            />
          </Group>
          <RollPicker
            key={`${section} ${recorded}`}
            site={emergency.site}
            {...(section === '' ? {} : { section })}
            marked={missing}
            onChange={setMissing}
            count={(count) => t('emergency.marked', { count })}
          />
          <CommandNotice command={command} />
          <Group>
            <Button type="submit" size="md" loading={command.busy}>
              {t('emergency.record')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
