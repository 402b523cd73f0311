import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { ageClass, birthInterval } from '../../juveniles/age/index.ts';
import { AgeEvidenceRecorded } from '../../juveniles/index.ts';
import { ChildCameWithParent } from '../accompanying/events.ts';
import { captureResult } from '../command-views.ts';
import { NationalityClaimed, PersonRegistered, RemarkRecorded } from '../events.ts';
import { numberEvents } from '../external-numbers/number-input.ts';
import { CAPTURE_RESULT } from '../intake/capture-result.ts';
import { localDate } from '../local-date.ts';
import { stateBefore } from '../moved-breaches.ts';
import { nameTokens } from '../name-tokens.ts';
import { getBirth, newPersonInput, registeredName } from '../new-person-input.ts';
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
    const parent = await getPresent(read, parentNo);
    return {
      parent,
      elsewhere: parent.site !== null && (await wasElsewhere(read, parentNo, parent.site, fromAt)),
      heldThen: (await stateBefore(read, { personNo: parentNo, at: fromAt })) === 'held',
      site: parent.site === null ? undefined : await getSite(read, parent.site),
      blocks: parent.site === null ? [] : await findBlocks(read, parent.site),
      sections: parent.site === null ? [] : await findSections(read, parent.site),
      extraPlaces: parent.site === null ? [] : await findExtraPlaces(read, parent.site),
    };
  },
  decide: (
    { parent, elsewhere, heldThen, site, blocks, sections, extraPlaces },
    { parentNo, person, fromAt },
    context,
  ) => {
    if (parent.state !== 'held')
      throw new Refusal('invalid-input', { problems: [{ code: 'parent-not-detained', field: 'parentNo' }] });
    // on the way there is no block of numbers: the child is entered where its parent is next held
    if (site === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'parent-not-in-a-site', field: 'parentNo' }] });
    if (context.authority === null || parent.custodian !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `person ${parentNo}` } });
    if (fromAt > context.now)
      throw new Refusal('invalid-input', { problems: [{ code: 'date-in-future', field: 'fromAt' }] });
    if (!heldThen)
      throw new Refusal('invalid-input', { problems: [{ code: 'parent-not-held-then', field: 'fromAt' }] });
    if (elsewhere)
      throw new Refusal('invalid-input', { problems: [{ code: 'parent-elsewhere-then', field: 'fromAt' }] });
    const birth = getBirth(person.birth, localDate(context.now, site.zone), 'person.birth');
    if (birth === null || ageClass(birthInterval(birth), localDate(fromAt, site.zone)) !== 'minor')
      throw new Refusal('invalid-input', { problems: [{ code: 'not-a-child', field: 'person.birth' }] });
    const personNo = context.newStreams[0] as number;
    const [registerNumber = ''] = takeNumbers(site.code, blocks, 1);
    const source = person.names[0]?.source ?? site.code;
    const names = person.names.map(registeredName);
    const factEvent = uuidv7();
    const { section } = parent;
    const broken = registrationViolations([{ personNo, sex: person.sex, birth, section, sinceAt: fromAt }], {
      site,
      sections,
      extraPlaces,
      at: fromAt,
      accompanying: true,
    });
    return [
      PersonRegistered.make({
        stream: personNo,
        data: { registerNumber, sex: person.sex, synthetic: context.synthetic },
        personal: { names, tokens: nameTokens(names.map(({ full }) => full)) },
      }),
      ...person.nationalities.map((claim) =>
        NationalityClaimed.make({ stream: personNo, data: {}, personal: { ...claim } }),
      ),
      AgeEvidenceRecorded.make({
        stream: personNo,
        data: { kind: 'statement' },
        personal: { source, birth: { text: birth.text, from: birth.from, to: birth.to } },
      }),
      ...numberEvents(personNo, person.numbers ?? [], source),
      ChildCameWithParent.make({
        stream: personNo,
        id: factEvent,
        occurredAt: fromAt,
        data: {
          parentNo,
          custodian: context.authority,
          site: site.code,
          ...(section === null ? {} : { section }),
        },
      }),
      ...breachesFor(broken, factEvent, context.authority, fromAt),
      ...(person.remarks?.trim()
        ? [RemarkRecorded.make({ stream: personNo, data: {}, personal: { text: person.remarks.trim() } })]
        : []),
    ];
  },
  present: async (read, events) =>
    read.row(CAPTURE_RESULT, [events.find((event) => event.type === 'PersonRegistered')?.streamNo ?? 0]),
  result: captureResult,
});
