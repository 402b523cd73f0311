import { useState } from 'react';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { PersonSearch } from '../../../app/kit/person-search.tsx';
import type { PeopleAnswer, PeopleQuery } from '../views.ts';
import { primaryName } from './primary-name.ts';

const SHOWN = 10;

/** Finds one registered person by number or name and lets the officer choose. The value is the person's number. */
export function PersonField({
  label,
  except,
  status,
  required = true,
  value,
  onChange,
}: {
  label: string;
  except: number;
  /** Only persons of this status are found. */
  status?: PeopleQuery['status'];
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const [query, setQuery] = useState('');
  const answer = useAnswer<PeopleAnswer>(
    'register/people',
    { q: query, pageSize: SHOWN, status },
    { asks: 'body', enabled: query !== '' },
  );
  const found = answer.data?.rows
    .filter(({ personNo }) => personNo !== except)
    .map(({ personNo, registerNumber, names }) => ({ personNo, registerNumber, name: primaryName(names).primary }));
  return (
    <PersonSearch
      label={label}
      required={required}
      found={query === '' ? undefined : found}
      error={answer.error}
      onFind={setQuery}
      value={value}
      onChange={onChange}
    />
  );
}
