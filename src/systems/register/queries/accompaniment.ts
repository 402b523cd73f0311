import { z } from 'zod';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type Place, withoutParent } from '../accompanying/accompanying.ts';
import { findAccompaniments, findDecisions, outcomeOf } from '../accompanying/find-accompaniment.ts';
import { type AccompanimentAnswer, accompanimentAnswer } from '../accompanying/views.ts';
import { OUTCOME_WORDS, WITHOUT_WORDS } from '../accompanying/words.ts';
import { findPresent, type PresentCustody, requireReach } from '../state.ts';

type Kin = Place & {
  readonly no: number;
  readonly register_number: string;
  readonly name: string | null;
  readonly state: string | null;
  readonly outcome: string | null;
  readonly born: boolean;
};
/** Persons with the last that is known of their custody, behind the wall. */
const KIN = `SELECT p.no, p.register_number, (SELECT n.full_name FROM register.person_name n WHERE n.person_no = p.no ORDER BY n.kind <> 'primary', n.event_pos, n.ord LIMIT 1) AS name,
    c.state, c.outcome, c.site, c.section, c.vehicle, EXISTS (SELECT FROM register.accompaniment a WHERE a.person_no = p.no AND a.born) AS born
  FROM register.person p LEFT JOIN LATERAL (SELECT x.* FROM register.custody x WHERE x.person_no = p.no AND x.known_to IS NULL ORDER BY x.to_at DESC LIMIT 1) c ON true WHERE p.no = ANY ($1)`;

const narrow = ({ abilities, authority }: QueryContext, present: PresentCustody | undefined): string[] => {
  const own = present?.custodian === authority;
  return abilities.filter(
    (name) =>
      (name === 'register/decide-accompaniment' && present !== undefined) ||
      (name === 'register/record-accompanying-child' && own && present?.state === 'held' && present.site !== null) ||
      (name === 'register/record-departure' && own && present?.state === 'accompanying'),
  );
};

/** With whom a child is in custody without being detained, or which children accompany a parent; what child protection decided, and what is owed where the two are not together. */
export const accompaniment = defineQuery({
  system: 'register',
  name: 'accompaniment',
  askers: 'signed-in',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: accompanimentAnswer,
  run: async (read, { personNo }, context): Promise<AccompanimentAnswer> => {
    await requireReach(read, [personNo]);
    const [present] = await findPresent(read, [personNo]);
    const found = [
      ...(await findAccompaniments(read, [personNo], 'child')),
      ...(await findAccompaniments(read, [personNo], 'parent')),
    ];
    const kin = new Map(
      (await read.rows<Kin>(KIN, [found.flatMap((one) => [one.personNo, one.parentNo])])).map((row) => [row.no, row]),
    );
    const decisions = await findDecisions(
      read,
      found.map((one) => one.personNo),
    );
    const officers = new Map(
      (
        await read.rows<{ no: number; name_en: string; name_ar: string }>(
          'SELECT no, name_en, name_ar FROM access.officers_named($1)',
          [[...new Set(decisions.map(({ decidedBy }) => decidedBy))]],
        )
      ).map((row) => [row.no, { en: row.name_en, ar: row.name_ar }]),
    );
    const shown = ({ no, register_number, name, site, section, vehicle }: Kin) => ({
      personNo: no,
      registerNumber: register_number,
      name,
      site,
      section,
      vehicle,
    });
    return {
      pairs: found.flatMap((one) => {
        const child = kin.get(one.personNo);
        const parent = kin.get(one.parentNo);
        // who is behind the wall is not told of
        if (child === undefined || parent === undefined) return [];
        const decided = outcomeOf(decisions, one, context.now);
        const without = child.outcome === null ? withoutParent(child, parent, decided) : null;
        return [
          {
            child: shown(child),
            parent: shown(parent),
            sinceAt: one.sinceAt,
            born: child.born,
            without: without === null ? null : { code: without, text: { ...WITHOUT_WORDS[without] } },
            decided,
            decisions: decisions
              .filter(({ personNo: of, parentNo }) => of === one.personNo && parentNo === one.parentNo)
              .map(({ decisionId, outcome, reasons, decidedAt, reviewAt, decidedBy }) => ({
                decisionId,
                outcome,
                text: { ...OUTCOME_WORDS[outcome] },
                reasons,
                decidedAt,
                reviewAt,
                decidedBy: { officerNo: decidedBy, name: officers.get(decidedBy) ?? { en: '', ar: '' } },
              })),
          },
        ];
      }),
      abilities: narrow(context, present),
    };
  },
});
