import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { matchesFilter } from '../../../app/kit/sheet/matches-filter.ts';
import type { RollPerson } from '../control/views.ts';

/** Marks who was there: nobody is until the officer says so. */
export function RollPicker({
  persons,
  present,
  onChange,
}: {
  persons: RollPerson[];
  present: ReadonlySet<number>;
  onChange: (present: ReadonlySet<number>) => void;
}) {
  const { t } = useTranslation('sites');
  const [filter, setFilter] = useState('');
  const shown = persons.filter((person) =>
    matchesFilter({ registerNumber: person.registerNumber, name: person.name, latin: '' }, filter),
  );

  function toggle(personNo: number, there: boolean): void {
    const next = new Set(present);
    if (there) next.add(personNo);
    else next.delete(personNo);
    onChange(next);
  }

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} aria-live="polite">
          {t('roll.marked', { count: present.size })}
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
            checked={present.has(person.personNo)}
            onChange={(event) => toggle(person.personNo, event.currentTarget.checked)}
            label={
              <>
                <PersonName registerNumber={person.registerNumber} name={person.name} />
                {person.section && (
                  <Text size="xs" c="gray.7">
                    {t('site.section')}: <bdi>{person.section}</bdi>
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
