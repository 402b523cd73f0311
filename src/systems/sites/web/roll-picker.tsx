import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { matchesFilter } from '../../../core/matches-filter.ts';
import type { RollPerson } from '../control/views.ts';

/** Marks persons of a roll, as present or as missing: nobody is until the officer says so. */
export function RollPicker({
  site,
  persons,
  marked,
  onChange,
  count,
}: {
  site: string;
  persons: RollPerson[];
  marked: ReadonlySet<number>;
  onChange: (marked: ReadonlySet<number>) => void;
  /** Says how many are marked, and as what. */
  count: (marked: number) => string;
}) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const [filter, setFilter] = useState('');
  const shown = persons.filter((person) =>
    matchesFilter({ registerNumber: person.registerNumber, name: person.name, latin: '' }, filter),
  );

  function toggle(personNo: number, on: boolean): void {
    const next = new Set(marked);
    if (on) next.add(personNo);
    else next.delete(personNo);
    onChange(next);
  }

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} aria-live="polite">
          {count(marked.size)}
        </Text>
        <Group>
          <TextInput
            data-search
            size="md"
            type="search"
            aria-label={t('shell:sheet.filter')}
            placeholder={t('shell:sheet.filter')}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Button
            size="md"
            variant="default"
            onClick={() => onChange(new Set(persons.map(({ personNo }) => personNo)))}
          >
            {t('roll.all')}
          </Button>
          <Button size="md" variant="default" onClick={() => onChange(new Set())}>
            {t('roll.none')}
          </Button>
        </Group>
      </Group>
      {persons.length === 0 && <Text c="gray.7">{t('roll.empty')}</Text>}
      <div className="amana-pick">
        {shown.map((person) => (
          <Checkbox
            key={person.personNo}
            size="md"
            checked={marked.has(person.personNo)}
            onChange={(event) => toggle(person.personNo, event.currentTarget.checked)}
            label={
              <>
                <PersonName registerNumber={person.registerNumber} name={person.name} />
                {person.section && (
                  <Text size="xs" c="gray.7">
                    {t('site.section')}: <bdi>{directory.sectionName(site, person.section)}</bdi>
                  </Text>
                )}
              </>
            }
          />
        ))}
      </div>
    </Stack>
  );
}
