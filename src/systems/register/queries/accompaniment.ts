import { z } from 'zod';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { withoutParent } from '../accompanying/accompanying.ts';
import { findAccompaniments, findDecisions, findFormerParents, outcomeOf } from '../accompanying/find-accompaniment.ts';
import { findKin, type Kin } from '../accompanying/find-kin.ts';
import { type AccompanimentAnswer, accompanimentAnswer } from '../accompanying/views.ts';
import { OUTCOME_WORDS, WITHOUT_WORDS } from '../accompanying/words.ts';
import { findPresent, type PresentCustody, requireReach } from '../state.ts';
import { findPersonRows } from './person-rows.ts';

const narrow = (
  { abilities, authority }: QueryContext,
  present: PresentCustody | undefined,
  grown: boolean,
): string[] => {
  const own = present?.custodian === authority;
  return abilities.filter(
    (name) =>
      (name === 'register/decide-accompaniment' && present !== undefined) ||
      (name === 'register/record-accompanying-child' && own && present?.state === 'held' && present.site !== null) ||
      // who is an adult now goes free, or is detained under an order
      (name === 'register/detain-resident' &&
        own &&
        grown &&
        present?.state === 'accompanying' &&
        present.site !== null) ||
      // of whom the query tells a parent: offered beside the pair
      name === 'register/correct-accompanied-parent' ||
      (name === 'register/record-departure' && own && present?.state === 'accompanying'),
  );
};

/** With whom a child is in custody without being detained, or which children accompany a parent; what child protection decided, and what is owed where the two are not together. */
export const accompaniment = defineQuery({
  system: 'register',
  name: 'accompaniment',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: accompanimentAnswer,
  run: async (read, { personNo }, context): Promise<AccompanimentAnswer> => {
    await requireReach(read, [personNo]);
    const [present] = await findPresent(read, [personNo]);
    const [row] = present?.state === 'accompanying' ? await findPersonRows(read, [personNo], context.now) : [];
    const found = [
      ...(await findAccompaniments(read, [personNo], 'child')),
      ...(await findAccompaniments(read, [personNo], 'parent')),
    ];
    const former = await findFormerParents(
      read,
      found.map((one) => one.personNo),
    );
    const kin = await findKin(
      read,
      [...found, ...former].flatMap((one) => [one.personNo, one.parentNo]),
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
            before: former.flatMap(({ personNo: of, parentNo, sinceAt, endedAt, corrected, source, reason }) => {
              const earlier = of === one.personNo ? kin.get(parentNo) : undefined;
              return earlier === undefined
                ? []
                : [{ parent: shown(earlier), sinceAt, endedAt, corrected, source, reason }];
            }),
          },
        ];
      }),
      abilities: narrow(context, present, row?.ageClass === 'adult'),
    };
  },
});
