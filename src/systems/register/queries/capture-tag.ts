import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findOpenings } from '../intake/find-openings.ts';
import { type CaptureTagDocument, renderCaptureTag } from '../paper/capture-tag.ts';
import { ways } from './event-words.ts';
import { demandIdentity, findPersonRows, primaryAndLatin } from './person-rows.ts';

/** The capture tag of a person's newest capture, or of the one with an ordinal, as PDF: person, unit and property with one number. */
export const captureTag = defineQuery({
  system: 'register',
  name: 'capture-tag',
  input: z.object({ personNo: wholeNumber, ordinal: wholeNumber.optional() }).strict(),
  reads: { part: 'paper', of: ({ personNo }) => [personNo] },
  run: async (read, { personNo, ordinal }, context): Promise<CaptureTagDocument> => {
    const opening = (await findOpenings(read, personNo)).find(
      (candidate) => candidate.tag !== null && (ordinal === undefined || candidate.tag.endsWith(`-${ordinal}`)),
    );
    const [person] = await findPersonRows(read, [personNo], context.now);
    if (opening?.tag == null || opening.particulars === null || person === undefined)
      throw new Refusal('not-found', { values: { detail: `tag of person ${personNo}` } });
    demandIdentity(person);
    const { primary, latin } = primaryAndLatin(person.names);
    const word = ways[opening.way];
    if (word === undefined) throw new Error(`The way ${opening.way} has no words.`);
    return {
      tag: opening.tag,
      registerNumber: person.registerNumber,
      synthetic: context.synthetic,
      name: primary,
      nameLatin: latin,
      birth: person.birth?.text ?? null,
      sex: person.sex,
      way: word,
      particulars: opening.particulars,
      at: opening.at,
    };
  },
  paper: {
    mediaType: 'application/pdf',
    fileName: (answer) => `${answer.tag}.pdf`,
    render: renderCaptureTag,
  },
});
