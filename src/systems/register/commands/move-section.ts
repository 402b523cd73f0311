import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { findAccompaniments, findChildrenBeside } from '../accompanying/find-accompaniment.ts';
import { BreachCured, SectionMoved } from '../events.ts';
import { missedByOwn } from '../residents/find-households.ts';
import { placementRules } from '../rules.ts';
import { getPresent, placementRefusal, placementViolations } from '../state.ts';

const AMONG_ADULTS = 'I13-minor-apart-from-adults';

/**
 * Moves a person to another section of the site: an act, refused where the section is for others or full (I13, I16, I17). That a child stays where it is, with adults, in its best interest is the same act of a child
 * protection officer, and ends the breach that stood for it. Children who accompany the person go along, in the same command (I32).
 */
export const moveSection = defineCommand({
  system: 'register',
  name: 'move-section',
  refuses: placementRules,
  roles: ['receiving_officer', 'origin_officer', 'child_protection_officer'],
  input: z
    .object({
      personNo: z.int().positive(),
      site: z.string(),
      section: z.string(),
      reason: z.string().trim().min(3).max(2000),
      /** A child protection officer's act: a child with adults in its best interest (CRC 37(c)). */
      bestInterest: z.literal(true).optional(),
    })
    .strict(),
  // the children who accompany the person go along: by the clock of the moment, as what is refused below
  streams: async ({ personNo }, read) => [
    personNo,
    ...(await findAccompaniments(read, [personNo], 'parent')).map((child) => child.personNo),
  ],
  load: async (read, input, { now }) => {
    const children = await findChildrenBeside(read, input.personNo, input.site, now);
    return {
      children,
      present: await getPresent(read, input.personNo),
      section: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [
        input.site,
        input.section,
      ]),
      violations: await placementViolations(read, [
        { ...input, at: now, bestInterest: input.bestInterest ?? false },
        ...children.map((personNo) => ({ personNo, site: input.site, section: input.section, at: now })),
      ]),
      missed: await missedByOwn(read, [input.personNo], now),
      amongAdults:
        input.bestInterest === true
          ? await read.rows<{ id: string }>(
              'SELECT id FROM register.breach WHERE person_no = $1 AND rule = $2 AND cured_at IS NULL ORDER BY event_pos',
              [input.personNo, AMONG_ADULTS],
            )
          : [],
    };
  },
  decide: (
    { children, present, section, violations, missed, amongAdults },
    { personNo, site, section: name, reason, bestInterest },
    { postings },
  ) => {
    if (section === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (present.site !== site)
      throw new Refusal('invalid-input', { problems: [{ code: 'person-at-another-site', personNo, field: 'site' }] });
    const protects = postings.some((posting) => posting.role === 'child_protection_officer');
    if (bestInterest === true && !protects)
      throw new Refusal('not-permitted', { values: { detail: 'best-interest act' } });
    const broken = [...violations, ...(protects ? [] : missed)];
    if (broken.length > 0) throw placementRefusal(broken);
    return [
      SectionMoved.make({
        stream: personNo,
        data: { site, section: name, ...(bestInterest === undefined ? {} : { bestInterest }) },
        personal: { reason },
      }),
      ...children.map((child) =>
        SectionMoved.make({ stream: child, data: { site, section: name }, personal: { reason } }),
      ),
      // from now on the child is where its best interest wants it: what was a breach ends with the act that says so
      ...amongAdults.map(({ id }) =>
        BreachCured.make({ stream: personNo, data: { breachId: id }, personal: { how: reason } }),
      ),
    ];
  },
});
