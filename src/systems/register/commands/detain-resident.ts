import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { CustodyAdmitted } from '../events.ts';
import { placementRules } from '../rules.ts';
import { getPresent, getSite, hasLiveOrder, placementRefusal, placementViolations } from '../state.ts';

/**
 * A resident becomes a detainee, and so does who accompanied a parent as a child and is an adult now: only by this act, only under an order that is in force (I04, I31), into a section that fits. Nobody becomes one by a birthday.
 */
export const detainResident = defineCommand({
  system: 'register',
  name: 'detain-resident',
  refuses: [...placementRules, 'I04-no-admission-without-order'],
  input: z.object({ personNo: z.int().positive(), site: z.string(), section: z.string() }).strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, site, section }, { now }) => ({
    present: await getPresent(read, personNo),
    site: await getSite(read, site),
    section: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
    // at the site where the parent was held: who is in a vehicle is admitted from it first
    grown:
      (await read.row(
        `SELECT FROM register.custody c WHERE c.person_no = $1 AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'accompanying' AND c.site = $2
            AND EXISTS (SELECT FROM juveniles.age_classes_seen(ARRAY[$1::bigint], ARRAY[(register.at($3) AT TIME ZONE 'Asia/Baghdad')::date]) a WHERE a.class = 'adult')`,
        [personNo, site, now],
      )) !== undefined,
    ordered: await hasLiveOrder(read, personNo, now),
    violations: await placementViolations(read, [{ personNo, at: now, site, section }]),
  }),
  decide: ({ present, grown, site, section, ordered, violations }, input, { authority }) => {
    if (present.state !== 'resident' && !grown)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-a-resident', personNo: input.personNo }] });
    if (section === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (authority === null || site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    if (!ordered) throw new Refusal('I04-no-admission-without-order');
    if (violations.length > 0) throw placementRefusal(violations);
    return [
      CustodyAdmitted.make({
        stream: input.personNo,
        data: { custodian: authority, site: site.code, section: input.section },
      }),
    ];
  },
});
