import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findExtract } from '../extract/find-extract.ts';
import { type ExtractDocument, renderExtract } from '../paper/extract.ts';
import { demandIdentity, findPersonRows, primaryAndLatin } from './person-rows.ts';

/** The extract of ICPPED 18(1)(a) to (g) about a person, as PDF in three languages, to be certified by hand; also the copy of the file that is given at release. */
export const extract = defineQuery({
  system: 'register',
  name: 'extract',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'extract', of: ({ personNo }) => [personNo] },
  run: async (read, { personNo }, context): Promise<ExtractDocument> => {
    const [person] = await findPersonRows(read, [personNo], context.now);
    if (person === undefined) throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    demandIdentity(person);
    const { primary, latin } = primaryAndLatin(person.names);
    return {
      ...(await findExtract(read, personNo)),
      registerNumber: person.registerNumber,
      synthetic: context.synthetic,
      name: primary,
      nameLatin: latin,
      birth: person.birth?.text ?? null,
      zone: 'Asia/Baghdad',
      knownAt: context.now,
    };
  },
  paper: {
    mediaType: 'application/pdf',
    fileName: (answer) => `extract-${answer.registerNumber}.pdf`,
    render: renderExtract,
  },
});
