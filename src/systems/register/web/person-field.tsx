import { useState } from 'react';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { type FoundPerson, PersonSearch } from '../../../app/kit/person-search.tsx';
import type { PeopleAnswer, PeopleQuery, Sex } from '../views.ts';
import { primaryName } from './primary-name.ts';

const SHOWN = 10;
/** So many are looked through where only some of those who are found are offered. */
const LOOKED_THROUGH = 200;

/** Finds one registered person by number or name and lets the officer choose. The value is the person's number. */
export function PersonField({
  label,
  except,
  status,
  sex,
  named,
  required = true,
  value,
  onChange,
}: {
  label: string;
  except: number;
  /** Only persons of this status are found. */
  status?: PeopleQuery['status'];
  /** Only women, or only men, are offered: a mother is a woman. */
  sex?: Sex;
  /** Whom a document names: offered before anything is looked for. */
  named?: FoundPerson | undefined;
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const [query, setQuery] = useState('');
  const answer = useAnswer<PeopleAnswer>(
    'register/people',
    { q: query, pageSize: sex === undefined ? SHOWN : LOOKED_THROUGH, status },
    { asks: 'body', enabled: query !== '' },
  );
  const fitting = answer.data?.rows.filter((row) => row.personNo !== except && (sex === undefined || row.sex === sex));
  const found = fitting
    ?.slice(0, SHOWN)
    .map(({ personNo, registerNumber, names }) => ({ personNo, registerNumber, name: primaryName(names).primary }));
  return (
    <PersonSearch
      label={label}
      required={required}
      found={query === '' ? (named === undefined ? undefined : [named]) : found}
      more={
        query !== '' &&
        answer.data !== undefined &&
        (answer.data.total > answer.data.rows.length || (fitting?.length ?? 0) > SHOWN)
      }
      error={answer.error}
      onFind={setQuery}
      value={value}
      onChange={onChange}
    />
  );
}
