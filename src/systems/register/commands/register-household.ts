import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { localDate } from '../local-date.ts';
import { getBirth, newPersonInput, registeredName } from '../new-person-input.ts';
import { registrationEvents } from '../registration.ts';
import { HOUSEHOLD_ROLES, hasOneHead, takesResidents } from '../residents/residents.ts';
import { findBlocks, findExtraPlaces, findSections, getSite, getSiteStream } from '../state.ts';
import { takeNumbers } from '../take-numbers.ts';

/**
 * Enters a household that lives in a camp of the officer's own authority: its members as residents, together, each with a file of their own and a role in the
 * household. Nobody is detained by it, and no order is asked for (I31). What their place breaks is recorded as breaches, never refused.
 */
export const registerHousehold = defineCommand({
  system: 'register',
  name: 'register-household',
  refuses: ['no-register-numbers', 'birth-in-future', 'birth-too-long-ago'],
  input: z
    .object({
      site: z.string(),
      section: z.string().optional(),
      /** Since when they are known to live there. */
      sinceAt: z.int(),
      source: z.string().trim().min(3).max(300),
      members: z
        .array(z.object({ role: z.enum(HOUSEHOLD_ROLES), person: newPersonInput }).strict())
        .min(1)
        .max(60),
    })
    .strict(),
  streams: async (input, read) => [await getSiteStream(read, input.site)],
  creates: ({ members }) => members.map(() => 'person' as const),
  load: async (read, { site }) => ({
    site: await getSite(read, site),
    blocks: await findBlocks(read, site),
    sections: await findSections(read, site),
    extraPlaces: await findExtraPlaces(read, site),
  }),
  decide: ({ site, blocks, sections, extraPlaces }, { section, sinceAt, source, members }, context) => {
    if (section !== undefined && !sections.some((candidate) => candidate.section === section))
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (context.authority === null || site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    if (!takesResidents(site.kind))
      throw new Refusal('I31-resident-not-detained', { values: { detail: 'nobody is a resident of a prison' } });
    if (!hasOneHead(members.map(({ role }) => role)))
      throw new Refusal('invalid-input', { problems: [{ code: 'one-head', field: 'members' }] });
    if (sinceAt > context.now)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'sinceAt' }] });
    const numbers = takeNumbers(site.code, blocks, members.length);
    const today = localDate(context.now, site.zone);
    const householdId = uuidv7();
    const persons = members.map(({ person, role }, i) => ({
      personNo: context.newStreams[i] as number,
      registerNumber: numbers[i] as string,
      sex: person.sex,
      names: person.names.map(registeredName),
      birth: getBirth(person.birth, today, `members.${i}.person.birth`),
      source,
      nationalities: person.nationalities,
      remarks: person.remarks?.trim() ? person.remarks : null,
      numbers: person.numbers ?? [],
      section: section ?? null,
      household: { id: householdId, role, source, reason: 'registered together' },
    }));
    return registrationEvents(persons, {
      site,
      sections,
      extraPlaces,
      custodian: context.authority,
      at: sinceAt,
      basis: 'existing-custody',
      resident: true,
      synthetic: context.synthetic,
    });
  },
  result: z.object({
    householdId: z.uuid(),
    persons: z.array(z.object({ personNo: z.int(), registerNumber: z.string() })),
  }),
  present: async (read, events) => {
    const persons = events.flatMap((event) => (event.type === 'PersonRegistered' ? [event.streamNo] : []));
    const rows = await read.rows<{ personNo: number; registerNumber: string; householdId: string }>(
      `SELECT p.no AS "personNo", p.register_number AS "registerNumber", (SELECT m.household_id FROM register.household_member m WHERE m.person_no = p.no ORDER BY m.joined_at LIMIT 1) AS "householdId"
         FROM register.person p WHERE p.no = ANY ($1) ORDER BY p.no`,
      [persons],
    );
    return {
      householdId: rows[0]?.householdId,
      persons: rows.map(({ personNo, registerNumber }) => ({ personNo, registerNumber })),
    };
  },
});
