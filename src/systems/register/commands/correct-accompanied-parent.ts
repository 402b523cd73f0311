import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { AccompaniedParentCorrected } from '../accompanying/events.ts';
import { breachesFor } from '../rules.ts';
import { findPresent, requireReach } from '../state.ts';

/**
 * Child protection corrects the parent whom a child was said to accompany: the file goes on, and the old word stays told. What was decided of the child and the other does not count for this parent: where the child, who is
 * there already, breaks a rule without it, the breach is opened with the correction.
 */
export const correctAccompaniedParent = defineCommand({
  system: 'register',
  name: 'correct-accompanied-parent',
  input: z
    .object({
      personNo: z.int().positive(),
      parentNo: z.int().positive(),
      /** Who says so. */
      source: z.string().trim().min(1).max(300),
      reason: z.string().trim().min(20).max(2000),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, parentNo }, { now }) => {
    await requireReach(read, [personNo, parentNo]);
    return {
      present: (await findPresent(read, [personNo]))[0],
      named: await read.row<{ parent_no: number; event_id: string; born: boolean }>(
        `SELECT a.parent_no, a.born, register.event_id(coalesce(a.corrected_pos, a.event_pos)) AS event_id FROM register.accompaniment a WHERE a.person_no = $1
            AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL AND (f.at, f.event_pos) > (a.since, a.event_pos))`,
        [personNo],
      ),
      parent: await read.row<{ sex: string; detained: boolean; child: boolean }>(
        `SELECT p.sex, EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = p.no AND f.state = 'held' AND f.superseded_pos IS NULL) AS detained,
           EXISTS (SELECT FROM register.accompaniment a WHERE a.person_no = p.no
             AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL AND (f.at, f.event_pos) > (a.since, a.event_pos))) AS child
           FROM register.person p WHERE p.no = $1`,
        [parentNo],
      ),
      broken: await read.rows<{ rule: string }>(
        'SELECT rule FROM register.broken_beside_seen($1, $2, register.at($3)) b(rule)',
        [personNo, parentNo, now],
      ),
    };
  },
  decide: ({ present, named, parent, broken }, { personNo, parentNo, source, reason }) => {
    if (named === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-with-this-parent', field: 'personNo' }] });
    if (named.parent_no === parentNo)
      throw new Refusal('nothing-to-do', { values: { detail: 'this parent is named already' } });
    if (parent === undefined || !parent.detained || parent.child || parentNo === personNo)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-a-parent-here', field: 'parentNo' }] });
    if (named.born && parent.sex !== 'female')
      throw new Refusal('invalid-input', { problems: [{ code: 'mother-not-a-woman', field: 'parentNo' }] });
    const id = uuidv7();
    return [
      AccompaniedParentCorrected.make({
        stream: personNo,
        id,
        data: { corrects: named.event_id, parentNo },
        personal: { source, reason },
      }),
      ...(present === undefined
        ? []
        : breachesFor(
            broken.map(({ rule }) => ({ person_no: personNo, rule })),
            id,
            present.custodian,
          )),
    ];
  },
});
