import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { BreachCured } from '../events.ts';
import { DetentionCorrected } from '../residents/events.ts';
import { breachesFor } from '../rules.ts';
import { placementViolations, requireReach } from '../state.ts';
import { whyNotCorrectable } from '../why-not-correctable.ts';

const RULE = 'I31-resident-not-detained';
const NO_ORDER = 'I04-no-admission-without-order';

/** The entry by which a person is a detainee of a camp; `why` it cannot be corrected so. */
type Entry = {
  readonly person_no: number;
  readonly event_id: string;
  readonly at: number;
  readonly custodian: string;
  readonly site: string;
  readonly section: string | null;
  readonly newest: boolean;
  readonly why: string | null;
};

const input = z
  .object({
    /** The persons, or the list that entered them: of a list those whose entry can be corrected so. */
    persons: z.array(z.int().positive()).min(1).max(500).optional(),
    listNo: z.int().positive().optional(),
    reason: z.string().trim().min(3).max(2000),
  })
  .strict()
  .refine(({ persons, listNo }) => (persons === undefined) !== (listNo === undefined), 'persons or a list');

/** Persons of a list whose entry can be corrected so, by their numbers. */
const OF_LIST = `SELECT e.person_no AS no FROM register.entries_as_detained_seen(ARRAY(SELECT r.person_no FROM register.list_row r WHERE r.list_no = $1 AND r.person_no IS NOT NULL)) e
  WHERE e.why IS NULL ORDER BY 1 LIMIT 2000`;
const personsOf = async (read: Reader, { persons, listNo }: z.infer<typeof input>): Promise<number[]> =>
  persons !== undefined
    ? [...new Set(persons)].sort((left, right) => left - right)
    : (await read.rows<{ no: number }>(OF_LIST, [listNo])).map(({ no }) => no);

/**
 * Corrects that persons who live in a camp were entered as detained: one, several, or all of a list, up to 2,000 at once. The entry stays on the file and is believed no longer; since when the register said so is a breach of I31 for each,
 * which another authority or a clerk of the judiciary ends. That no order was there (I04) is a breach no longer, because none was needed.
 */
export const correctDetention = defineCommand({
  system: 'register',
  name: 'correct-detention',
  refuses: ['not-correctable', 'not-permitted'],
  input,
  streams: async (given, read) => {
    const persons = await personsOf(read, given);
    if (persons.length === 0) throw new Refusal('not-correctable', { values: { detail: `list ${given.listNo}` } });
    return persons;
  },
  load: async (read, given) => {
    const persons = await personsOf(read, given);
    await requireReach(read, persons);
    const entries = await read.rows<Entry>('SELECT * FROM register.entries_as_detained_seen($1)', [persons]);
    const fit = entries.filter(({ why }) => why === null);
    return {
      persons,
      entries: new Map(entries.map((entry) => [entry.person_no, entry])),
      violations: await placementViolations(
        read,
        fit
          .filter(({ newest }) => newest)
          .map(({ person_no, at, site, section }) => ({ personNo: person_no, at, site, section })),
      ),
      unordered: await read.rows<{ id: string; person_no: number }>(
        'SELECT id, person_no FROM register.breach WHERE person_no = ANY ($1) AND rule = $2 AND cured_at IS NULL',
        [persons, NO_ORDER],
      ),
    };
  },
  decide: ({ persons, entries, violations, unordered }, { reason }, { authority }) => {
    const wrong = persons.flatMap((personNo) => {
      const code = whyNotCorrectable(entries.get(personNo), authority);
      return code === undefined ? [] : [{ code, personNo }];
    });
    if (wrong.length > 0) throw new Refusal('not-correctable', { problems: wrong });
    const ids = new Map(persons.map((personNo) => [personNo, uuidv7()]));
    const idOf = (personNo: number) => ids.get(personNo) as string;
    return [
      ...persons.map((personNo) =>
        DetentionCorrected.make({
          stream: personNo,
          id: idOf(personNo),
          occurredAt: entries.get(personNo)?.at,
          data: { corrects: entries.get(personNo)?.event_id as string },
          personal: { reason },
        }),
      ),
      ...breachesFor(
        [...persons.map((person_no) => ({ person_no, rule: RULE })), ...violations],
        idOf,
        authority as string,
      ),
      ...unordered.map(({ id, person_no }) =>
        BreachCured.make({ stream: person_no, data: { breachId: id }, personal: { how: reason } }),
      ),
    ];
  },
  result: z.object({ corrected: z.int() }),
  present: async (_read, events) => ({
    corrected: events.filter(({ type }) => type === 'DetentionCorrected').length,
  }),
});
