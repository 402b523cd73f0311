import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { WITHOUTS, withoutParent } from '../accompanying/accompanying.ts';
import { findDecisions, outcomeOf } from '../accompanying/find-accompaniment.ts';
import { findKin } from '../accompanying/find-kin.ts';
import { type ChildrenAloneAnswer, childrenAloneAnswer } from '../accompanying/without-views.ts';
import { WITHOUT_WORDS } from '../accompanying/words.ts';
import { childrenAloneTable } from '../tables/children-alone-table.ts';
import { findPersonRows, primaryAndLatin } from './person-rows.ts';

type Pair = { personNo: number; parentNo: number };

/**
 * Children who accompany a parent and are without it: the parent was released, died, is missing or is held elsewhere, and child protection did not decide that they are apart; the longest first, within reach. For child
 * protection, so that nobody has to open every file to find them (CRC 9, 20; Bangkok Rules 52).
 */
export const childrenWithoutParent = defineQuery({
  system: 'register',
  name: 'children-without-parent',
  input: z
    .object({
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      state: z.enum(WITHOUTS).optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: childrenAloneAnswer,
  table: childrenAloneTable,
  run: async (read, { site, state, ...asked }, context): Promise<ChildrenAloneAnswer> => {
    const { page, pageSize } = cutPage(asked);
    // all of them: what has become of a parent is told by its custody and by what is decided, and these children are few
    const pairs = await read.rows<Pair>(
      `SELECT a.person_no AS "personNo", a.parent_no AS "parentNo" FROM register.accompaniment a
         JOIN register.custody c ON c.person_no = a.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'accompanying' WHERE $1::text IS NULL OR c.site = $1`,
      [site ?? null],
    );
    const kin = await findKin(
      read,
      pairs.flatMap((pair) => [pair.personNo, pair.parentNo]),
    );
    const decisions = await findDecisions(
      read,
      pairs.map(({ personNo }) => personNo),
    );
    const alone = pairs
      .flatMap((pair) => {
        const [child, parent] = [kin.get(pair.personNo), kin.get(pair.parentNo)];
        // a parent behind the wall is not told of
        if (child === undefined || parent === undefined) return [];
        const without = withoutParent(child, parent, outcomeOf(decisions, pair, context.now));
        return without === null ? [] : [{ child, parent, without }];
      })
      .sort((one, other) => (one.parent.since_at ?? 0) - (other.parent.since_at ?? 0) || one.child.no - other.child.no);
    const chosen = alone.filter(({ without }) => state === undefined || without === state);
    const shown = chosen.slice((page - 1) * pageSize, page * pageSize);
    const named = await findPersonRows(
      read,
      shown.map(({ child }) => child.no),
      context.now,
    );
    const names = new Map(named.map((row) => [row.personNo, primaryAndLatin(row.names)]));
    return {
      total: chosen.length,
      page,
      pageSize,
      rows: shown.map(({ child, parent, without }) => ({
        personNo: child.no,
        registerNumber: child.register_number,
        name: names.get(child.no) ?? { primary: child.name ?? '', latin: '' },
        place: { site: child.site, section: child.section, vehicle: child.vehicle },
        parent: { personNo: parent.no, registerNumber: parent.register_number },
        without,
        owed: { ...WITHOUT_WORDS[without] },
        sinceAt: parent.since_at,
      })),
      counts: WITHOUTS.map((one) => ({
        without: one,
        children: alone.filter(({ without }) => without === one).length,
      })),
    };
  },
});
