import type { Reader } from '../../../core/register/command-definition.ts';
import { ACCEPTED_FACT_WORDS, type AcceptedFact } from '../accepted-facts.ts';
import type { GateView } from '../line-views.ts';

/** What an acceptance lapsed for. */
export type ChangedFacts = NonNullable<GateView['changed']>;

/** Of persons whose acceptance lapsed: what of it changed since and when, oldest first. Nothing of somebody whose line is not seen. */
export const findLapsedFacts = async (
  read: Reader,
  manifestNo: number,
  persons: readonly number[],
): Promise<ReadonlyMap<number, ChangedFacts>> => {
  if (persons.length === 0) return new Map();
  const rows = await read.rows<{ person_no: number; fact: AcceptedFact; at: number }>(
    'SELECT person_no, fact, at FROM transfers.lapsed_facts_seen($1, $2) ORDER BY person_no, at, fact',
    [manifestNo, persons],
  );
  return new Map(
    [...Map.groupBy(rows, ({ person_no }) => person_no)].map(([personNo, facts]) => [
      personNo,
      facts.map(({ fact, at }) => ({ fact, at, text: { ...ACCEPTED_FACT_WORDS[fact] } })),
    ]),
  );
};
