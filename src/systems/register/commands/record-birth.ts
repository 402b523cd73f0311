import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { captureResult } from '../command-views.ts';
import { CAPTURE_RESULT } from '../intake/capture-result.ts';
import { checkWhen, deprivationEvent, deprivationInput } from '../intake/deprivation-input.ts';
import { BornInCustody } from '../intake/events.ts';
import { newbornEvents } from '../intake/newborn.ts';
import { nameInput } from '../new-person-input.ts';
import { registrationViolations } from '../registration.ts';
import { breachesFor } from '../rules.ts';
import {
  findBlocks,
  findExtraPlaces,
  findSections,
  getPresent,
  getSite,
  getSiteStream,
  wasElsewhere,
} from '../state.ts';
import { takeNumbers } from '../take-numbers.ts';

/**
 * A child is born to a woman in the custody of the officer's authority. The child gets its own file and number, is linked to its mother, and is nobody's
 * detainee: no order is asked for.
 */
export const recordBirth = defineCommand({
  system: 'register',
  name: 'record-birth',
  input: z
    .object({
      motherNo: z.int().positive(),
      sex: z.enum(['male', 'female']),
      /** A child that has no name yet is called after its mother until it has one. */
      name: nameInput.optional(),
      bornAt: z.int(),
      deprivation: deprivationInput.optional(),
    })
    .strict(),
  streams: async ({ motherNo }, read) => {
    const { site } = await getPresent(read, motherNo);
    return [motherNo, ...(site === null ? [] : [await getSiteStream(read, site)])];
  },
  creates: () => ['person'],
  load: async (read, { motherNo, bornAt }) => {
    const mother = await getPresent(read, motherNo);
    const [known] = await read.rows<{ sex: string; full_name: string; script: string }>(
      "SELECT p.sex, coalesce(n.full_name, '') AS full_name, coalesce(n.script, 'arabic') AS script FROM register.person p LEFT JOIN register.person_name n ON n.person_no = p.no AND n.kind = 'primary' WHERE p.no = $1 ORDER BY n.event_pos, n.ord LIMIT 1",
      [motherNo],
    );
    return {
      mother,
      elsewhere: mother.site !== null && (await wasElsewhere(read, motherNo, mother.site, bornAt)),
      known,
      site: mother.site === null ? undefined : await getSite(read, mother.site),
      blocks: mother.site === null ? [] : await findBlocks(read, mother.site),
      sections: mother.site === null ? [] : await findSections(read, mother.site),
      extraPlaces: mother.site === null ? [] : await findExtraPlaces(read, mother.site),
    };
  },
  decide: ({ mother, elsewhere, known, site, blocks, sections, extraPlaces }, input, context) => {
    const { motherNo, sex, name, bornAt, deprivation } = input;
    if (known?.sex !== 'female')
      throw new Refusal('invalid-input', { problems: [{ code: 'mother-not-a-woman', field: 'motherNo' }] });
    // On the way the escort records it (transfers/record-birth).
    if (site === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'mother-not-in-a-site', field: 'motherNo' }] });
    if (context.authority === null || mother.custodian !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `person ${motherNo}` } });
    if (elsewhere)
      throw new Refusal('invalid-input', { problems: [{ code: 'parent-elsewhere-then', field: 'bornAt' }] });
    if (deprivation !== undefined) checkWhen(deprivation, context.now, site.zone);
    const personNo = context.newStreams[0] as number;
    const [registerNumber = ''] = takeNumbers(site.code, blocks, 1);
    const { events, birth } = newbornEvents(
      {
        personNo,
        registerNumber,
        sex,
        name,
        mother: known,
        bornAt,
        zone: site.zone,
        source: { en: `birth in custody, ${site.code}`, ar: `ولادة في الاحتجاز، ${site.code}` },
      },
      context,
    );
    const factEvent = uuidv7();
    // the child of a detainee is in the section of its mother; where the child of a resident lives is recorded with the household
    const section = mother.state === 'resident' ? null : mother.section;
    const broken = registrationViolations([{ personNo, sex, birth, section, sinceAt: bornAt, parentNo: motherNo }], {
      site,
      sections,
      extraPlaces,
      at: bornAt,
    });
    return [
      ...events,
      BornInCustody.make({
        stream: personNo,
        id: factEvent,
        occurredAt: bornAt,
        data: {
          motherNo,
          custodian: context.authority,
          site: site.code,
          ...(section === null ? {} : { section }),
        },
      }),
      // a child among adults, of whom child protection has decided nothing yet: recorded, with its breach
      ...breachesFor(broken, factEvent, context.authority, bornAt),
      ...(deprivation === undefined
        ? []
        : [deprivationEvent({ personNo, registerNumber, tags: 0 }, 'birth-in-custody', factEvent, deprivation)]),
    ];
  },
  present: async (read, events) =>
    read.row(CAPTURE_RESULT, [events.find((event) => event.type === 'PersonRegistered')?.streamNo ?? 0]),
  result: captureResult,
});
