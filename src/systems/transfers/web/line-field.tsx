import { useState } from 'react';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { PersonSearch } from '../../../app/kit/person-search.tsx';
import type { LinesAnswer, LineView } from '../line-views.ts';

const SHOWN = 20;
/** Found first and narrowed then: whom `allows` leaves out would otherwise stand in the place of those who are shown. */
const FOUND = 500;

/** Finds one person of a manifest by number or name, of those that `allows`, and lets the officer choose: a list of seven hundred is not scrolled. The value is the person's number. */
export function LineField({
  label,
  manifestNo,
  allows,
  value,
  onChange,
}: {
  label: string;
  manifestNo: number;
  allows: (line: LineView) => boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const [query, setQuery] = useState('');
  const answer = useAnswer<LinesAnswer>(
    'transfers/lines',
    { manifestNo, q: query, pageSize: FOUND },
    { asks: 'body', enabled: query !== '' },
  );
  const found = answer.data?.rows
    .filter(allows)
    .slice(0, SHOWN)
    .map(({ personNo, registerNumber, name }) => ({ personNo, registerNumber, name: name.primary }));
  return (
    <PersonSearch
      label={label}
      found={query === '' ? undefined : found}
      error={answer.error}
      onFind={setQuery}
      value={value}
      onChange={onChange}
    />
  );
}
