import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../../app/format/country-name.ts';
import { BreachBadge } from '../../../app/kit/breach-badge.tsx';
import { PersonChoice } from '../../../app/kit/person-choice.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
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
  const without = (numbers: ReadonlySet<number>) =>
    new Set(people.map(({ personNo }) => personNo).filter((personNo) => !numbers.has(personNo)));
  const persons = people.map((person) => {
    const name = primaryName(person.names);
    return {
      personNo: person.personNo,
      registerNumber: person.registerNumber,
      names: person.names.map(({ full }) => full).join(' '),
      label: (
        <>
          <PersonName registerNumber={person.registerNumber} name={name.primary} latin={name.latin} />
          <Text size="xs" c="gray.7">
            {t(`transfers:ageClass.${person.ageClass}`)} ·{' '}
            {person.nationalities.map((code) => countryName(t, code)).join(' · ')}
          </Text>
          <BreachBadge count={person.breaches} />
        </>
      ),
    };
  });
  return (
    <PersonChoice
      persons={persons}
      chosen={without(left)}
      onChange={(chosen) => onChange(without(chosen))}
      count={t('transfers:create.chosen', { count: people.length - left.size, all: people.length })}
      all={t('transfers:create.all')}
      none={t('transfers:create.none')}
    />
  );
}
