import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { demandParent, loadParent } from '../accompanying/beside-parent.ts';
import { ChildAccompanies } from '../accompanying/events.ts';
import { findKnownChild } from '../accompanying/known-child.ts';
import { captureResult } from '../command-views.ts';
import { CAPTURE_RESULT } from '../intake/capture-result.ts';
import { breachesFor } from '../rules.ts';
import { requireReach } from '../state.ts';

/**
 * A child who is on the register already came in with a detained parent: its file goes on, it is where the parent is, and it is nobody's detainee. Who left and comes back, who lived in a camp, or whose other parent is not in
 * custody any more. Nobody who is detained is made such a child by one officer's word. That it is among adults without a decision of child protection is recorded as a breach, never refused.
 */
export const recordChildAccompanies = defineCommand({
  system: 'register',
  name: 'record-child-accompanies',
  input: z
    .object({
      personNo: z.int().positive(),
      parentNo: z.int().positive(),
      /** Since when the child is there with the parent. */
      fromAt: z.int(),
      /** Who says that this is the parent. */
      source: z.string().trim().min(1).max(300),
    })
    .strict(),
  streams: ({ personNo, parentNo }) => [personNo, parentNo],
  load: async (read, { personNo, parentNo, fromAt }) => {
    await requireReach(read, [personNo, parentNo]);
    const parent = await loadParent(read, parentNo, fromAt);
    return {
      parent,
      child: await findKnownChild(read, personNo, parent.present, fromAt),
    };
  },
  decide: ({ parent, child }, { personNo, parentNo, fromAt, source }, { authority, now }) => {
    const problem = (code: string, field: string): Refusal =>
      new Refusal('invalid-input', { problems: [{ code, field }] });
    if (personNo === parentNo) throw problem('parent-not-detained', 'parentNo');
    const site = demandParent(parent, authority, { parent: 'parentNo', from: 'fromAt' });
    if (fromAt > now) throw problem('date-in-future', 'fromAt');
    if (child.before === 'death') throw new Refusal('I21-death-is-final');
    if (child.before === 'held' || child.before === 'at_large' || child.before === 'unaccounted')
      throw problem('child-is-detained', 'personNo');
    if (child.knownLater) throw problem('child-known-later', 'fromAt');
    if (child.withParent) throw problem('with-a-parent-already', 'personNo');
    if (child.ageClass !== 'minor') throw problem('not-a-child', 'personNo');
    const id = uuidv7();
    const { section } = parent.present;
    return [
      ChildAccompanies.make({
        stream: personNo,
        id,
        occurredAt: fromAt,
        data: { parentNo, custodian: parent.present.custodian, site, ...(section === null ? {} : { section }) },
        personal: { source },
      }),
      ...breachesFor(child.broken, id, parent.present.custodian, fromAt),
    ];
  },
  present: async (read, events) => read.row(CAPTURE_RESULT, [events[0]?.streamNo ?? 0]),
  result: captureResult,
});
