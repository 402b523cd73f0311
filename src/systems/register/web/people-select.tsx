import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { People } from '../residents/people-of-list.ts';

const PEOPLE: readonly People[] = ['residents', 'detainees'];

/** The answer of a field, or nothing where it was not given. */
export const peopleOf = (value: string | undefined): People | undefined => PEOPLE.find((one) => one === value);

/** Residents or detainees: asked where people live without being detained. */
export function PeopleSelect({
  of,
  value,
  onChange,
}: {
  of: 'list' | 'person';
  value: People | undefined;
  onChange: (value: People | undefined) => void;
}) {
  const { t } = useTranslation('register');
  return (
    <NativeSelect
      size="md"
      label={t(`people-of.${of}`)}
      description={t(`people-of.${of}Help`)}
      required
      value={value ?? ''}
      onChange={(event) => onChange(peopleOf(event.currentTarget.value))}
      data={[
        { value: '', label: t('shell:action.choose') },
        ...PEOPLE.map((one) => ({ value: one, label: t(`people-of.${one}`) })),
      ]}
    />
  );
}
