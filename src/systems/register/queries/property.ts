import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type PropertyDocument, renderPropertyReceipt } from '../paper/property-receipt.ts';
import { findKeepers, keeps } from '../property/find-keepers.ts';
import { findPackets } from '../property/find-packets.ts';
import { type PropertyAnswer, propertyAnswer } from '../property/views.ts';
import { requireReach } from '../state.ts';
import { demandIdentity, findPersonRows, primaryAndLatin } from './person-rows.ts';

/** What is done with packets, and whether only who has them in hand may do it. */
const OF_PROPERTY: Readonly<Record<string, boolean>> = {
  'register/seal-packet': false,
  'register/record-property-complaint': false,
  'register/pass-packets': true,
  'register/end-packet': true,
  'register/answer-property-complaint': true,
};

/** The sealed packets of a person: items, seal, every hand-over, how a seal was found, and the end. */
export const property = defineQuery({
  system: 'register',
  name: 'property',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: propertyAnswer,
  run: async (read, { personNo }, context): Promise<PropertyAnswer> => {
    await requireReach(read, [personNo]);
    const packets = await findPackets(read, personNo);
    const keeper = keeps(await findKeepers(read, [personNo]), personNo, context.authority);
    return {
      packets: packets.map(({ id, personNo: _of, ...packet }) => ({ packetId: id, ...packet })),
      differences: packets.flatMap(({ passes }) => passes).filter(({ sealFound }) => sealFound !== 'intact').length,
      openComplaints: packets.flatMap(({ complaints }) => complaints).filter(({ outcome }) => outcome === null).length,
      abilities: context.abilities.filter(
        (ability) => OF_PROPERTY[ability] === false || (OF_PROPERTY[ability] && keeper),
      ),
    };
  },
});

/** The person's receipt for property, PDF in three languages: packets with their seals and items, every hand-over, and the end. */
export const propertyReceipt = defineQuery({
  system: 'register',
  name: 'property-receipt',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'paper', of: ({ personNo }) => [personNo] },
  run: async (read, { personNo }, context): Promise<PropertyDocument> => {
    const packets = await findPackets(read, personNo);
    const [person] = await findPersonRows(read, [personNo], context.now);
    if (person === undefined || packets.length === 0)
      throw new Refusal('not-found', { values: { detail: `property of person ${personNo}` } });
    demandIdentity(person);
    const { primary, latin } = primaryAndLatin(person.names);
    return {
      registerNumber: person.registerNumber,
      synthetic: context.synthetic,
      name: primary,
      nameLatin: latin,
      zone: 'Asia/Baghdad',
      packets,
    };
  },
  paper: {
    mediaType: 'application/pdf',
    fileName: (answer) => `property-${answer.registerNumber}.pdf`,
    render: renderPropertyReceipt,
  },
});
