import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { PersonChoice } from '../../../app/kit/person-choice.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { EvacuationRow, EvacueesAnswer } from '../emergencies/views.ts';
import type { PlaceAnswer } from '../views.ts';

/** Says of persons of a list where they were brought: nobody is until the officer says so. A fact, with the breaches of what was not done before. */
export function EvacueesFound({ site, evacuation }: { site: string; evacuation: EvacuationRow }) {
  const { t } = useTranslation('sites');
  const [open, setOpen] = useState(false);
  const name = evacuation.code ?? String(evacuation.manifestNo);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t('emergency.found')}
        <span className="amana-hidden"> {name}</span>
      </Button>
      {open && (
        <Modal
          opened
          onClose={() => setOpen(false)}
          closeButtonProps={{ 'aria-label': t('shell:action.close') }}
          size="xl"
          title={t('emergency.foundOf', { code: name })}
        >
          <FoundForm from={site} evacuation={evacuation} onDone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  );
}

function FoundForm({
  from,
  evacuation,
  onDone,
}: {
  /** The site of the emergency. */
  from: string;
  evacuation: EvacuationRow;
  onDone: () => void;
}) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const [site, setSite] = useState(evacuation.toSite);
  const [section, setSection] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const answer = useAnswer<EvacueesAnswer>('sites/evacuees', { manifestNo: evacuation.manifestNo });
  const place = useAnswer<PlaceAnswer>('sites/place', { code: site });
  const command = useCommand<{ persons: number[]; site: string; section: string }>(
    'register/record-all-found-in-section',
  );

  async function record(): Promise<void> {
    if (await command.send({ site, section, persons: [...chosen] })) onDone();
  }

  if (answer.error && !answer.data) return <ProblemAlert error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const sections = place.data?.site.code === site ? place.data.site.sections : [];
  return (
    <Stack gap="sm">
      <Text size="sm">{t('emergency.foundExplain')}</Text>
      <Group align="flex-start">
        <NativeSelect
          size="md"
          label={t('emergency.toSite')}
          value={site}
          onChange={(event) => {
            setSite(event.currentTarget.value);
            setSection('');
          }}
          data={directory.sites
            .filter(({ code }) => code !== from)
            .map(({ code }) => ({ value: code, label: directory.siteName(code) }))}
        />
        <NativeSelect
          size="md"
          label={t('site.section')}
          required
          value={section}
          onChange={(event) => setSection(event.currentTarget.value)}
          data={[
            { value: '', label: t('shell:action.choose') },
            ...sections.map(({ section }) => ({ value: section, label: directory.sectionName(site, section) })),
          ]}
        />
      </Group>
      <PersonChoice
        persons={answer.data.persons.map((person) => ({
          personNo: person.personNo,
          registerNumber: person.registerNumber,
          names: person.name,
          label: (
            <>
              <PersonName registerNumber={person.registerNumber} name={person.name} />
              {person.vehicle !== null && (
                <Text size="xs" c="gray.7">
                  <bdi>{person.vehicle}</bdi>
                </Text>
              )}
            </>
          ),
        }))}
        chosen={chosen}
        onChange={setChosen}
        count={t('roll.marked', { count: chosen.size })}
        all={t('roll.all')}
        none={t('roll.none')}
      />
      {answer.data.persons.length === 0 && <Text c="gray.7">{t('emergency.nobodyOnTheWay')}</Text>}
      <CommandNotice command={command} />
      <Group>
        <Button
          size="md"
          loading={command.busy}
          disabled={section === '' || chosen.size === 0}
          onClick={() => void record()}
        >
          {t('emergency.recordFound')}
        </Button>
      </Group>
    </Stack>
  );
}
