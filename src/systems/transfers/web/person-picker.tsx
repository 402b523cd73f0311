import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../../app/format/country-name.ts';
import { BreachBadge } from '../../../app/kit/breach-badge.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { matchesFilter } from '../../../core/matches-filter.ts';
import type { PersonRow } from '../../register/views.ts';
import { primaryName } from '../../register/web/primary-name.ts';

/** Chooses persons out of those that are eligible: everybody is in unless taken out. */
export function PersonPicker({
  people,
  left,
  onChange,
}: {
  people: PersonRow[];
  left: ReadonlySet<number>;
  onChange: (left: ReadonlySet<number>) => void;
}) {
  const { t } = useTranslation(['transfers', 'register']);
  const [filter, setFilter] = useState('');
  const shown = people.filter((person) =>
    matchesFilter(
      { registerNumber: person.registerNumber, name: person.names.map((name) => name.full).join(' '), latin: '' },
      filter,
    ),
  );

  function toggle(personNo: number, taken: boolean): void {
    const next = new Set(left);
    if (taken) next.delete(personNo);
    else next.add(personNo);
    onChange(next);
  }

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} aria-live="polite">
          {t('transfers:create.chosen', { count: people.length - left.size, all: people.length })}
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
          <Button size="md" variant="default" onClick={() => onChange(new Set())}>
            {t('transfers:create.all')}
          </Button>
          <Button
            size="md"
            variant="default"
            onClick={() => onChange(new Set(people.map((person) => person.personNo)))}
          >
            {t('transfers:create.none')}
          </Button>
        </Group>
      </Group>
      <div className="amana-pick">
        {shown.map((person) => {
          const name = primaryName(person.names);
          return (
            <Checkbox
              key={person.personNo}
              size="md"
              checked={!left.has(person.personNo)}
              onChange={(event) => toggle(person.personNo, event.currentTarget.checked)}
              label={
                <>
                  <PersonName registerNumber={person.registerNumber} name={name.primary} latin={name.latin} />
                  <Text size="xs" c="gray.7">
                    {t(`transfers:ageClass.${person.ageClass}`)} ·{' '}
                    {person.nationalities.map((code) => countryName(t, code)).join(' · ')}
                  </Text>
                  <BreachBadge count={person.breaches} />
                </>
              }
            />
          );
        })}
      </div>
    </Stack>
  );
}
