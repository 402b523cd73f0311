import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { demandChild, demandParent, loadParent } from '../accompanying/beside-parent.ts';
import { captureResult } from '../command-views.ts';
import { CAPTURE_RESULT } from '../intake/capture-result.ts';
import { localDate } from '../local-date.ts';
import { getBirth, newPersonInput, registeredName } from '../new-person-input.ts';
import { type Registration, registrationEvents } from '../registration.ts';
import { findBlocks, findExtraPlaces, findSections, getPresent, getSite, getSiteStream } from '../state.ts';
import { takeNumbers } from '../take-numbers.ts';

/**
 * A child came in with a detained parent. The child gets its own file and number, is where the parent is, and is nobody's detainee: no order is asked for. That it is among adults without a decision of
 * child protection is recorded as a breach, never refused.
 */
export const recordAccompanyingChild = defineCommand({
  system: 'register',
  name: 'record-accompanying-child',
  refuses: ['no-register-numbers', 'birth-in-future', 'birth-too-long-ago'],
  input: z
    .object({
      parentNo: z.int().positive(),
      /** Its birth must say that it is a child: who may be an adult is entered as who the person is. */
      person: newPersonInput,
      /** Since when the child is there with the parent. */
      fromAt: z.int(),
    })
    .strict(),
  streams: async ({ parentNo }, read) => {
    const { site } = await getPresent(read, parentNo);
    return [parentNo, ...(site === null ? [] : [await getSiteStream(read, site)])];
  },
  creates: () => ['person'],
  load: async (read, { parentNo, fromAt }) => {
    const parent = await loadParent(read, parentNo, fromAt);
    const { site } = parent.present;
    return {
      parent,
      site: site === null ? undefined : await getSite(read, site),
      blocks: site === null ? [] : await findBlocks(read, site),
      sections: site === null ? [] : await findSections(read, site),
      extraPlaces: site === null ? [] : await findExtraPlaces(read, site),
    };
  },
  decide: ({ parent, site, blocks, sections, extraPlaces }, { parentNo, person, fromAt }, context) => {
    demandParent(parent, context.authority, { parent: 'parentNo', from: 'fromAt' });
    if (site === undefined || context.authority === null) throw new Refusal('not-found');
    if (fromAt > context.now)
      throw new Refusal('invalid-input', { problems: [{ code: 'date-in-future', field: 'fromAt' }] });
    const birth = getBirth(person.birth, localDate(context.now, site.zone), 'person.birth');
    demandChild(birth, localDate(fromAt, site.zone), 'person.birth');
    const personNo = context.newStreams[0] as number;
    const [registerNumber = ''] = takeNumbers(site.code, blocks, 1);
    const child: Registration = {
      personNo,
      registerNumber,
      sex: person.sex,
      names: person.names.map(registeredName),
      birth,
      source: person.names[0]?.source ?? site.code,
      nationalities: person.nationalities,
      remarks: person.remarks?.trim() || null,
      section: parent.present.section,
      sinceAt: fromAt,
      parentNo,
      numbers: person.numbers ?? [],
    };
    return registrationEvents([child], {
      site,
      sections,
      extraPlaces,
      custodian: context.authority,
      at: fromAt,
      basis: 'existing-custody',
      synthetic: context.synthetic,
    });
  },
  present: async (read, events) =>
    read.row(CAPTURE_RESULT, [events.find((event) => event.type === 'PersonRegistered')?.streamNo ?? 0]),
  result: captureResult,
});
