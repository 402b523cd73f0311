import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import {
  type ExtractDocument,
  extractOf,
  type Opening,
  renderExtract,
  type ToldExtract,
} from '../../register/index.ts';
import type { DeskPerson } from '../requests/views.ts';

type Document = ExtractDocument & { readonly personNo: number };
type Told = { readonly person: DeskPerson; readonly facts: ToldExtract; readonly openings: Opening[] };

/** The extract of ICPPED 18(1)(a) to (g) in three languages, made under an answer of the own desk that gives information, for thirty days. Nothing on it says who asked. */
export const requestExtract = defineQuery({
  system: 'safeguards',
  name: 'request-extract',
  input: z.object({ requestNo: wholeNumber }).strict(),
  notes: ({ requestNo }) => ({ columns: 'safeguards.note_extract($1) AS noted', values: [requestNo] }),
  run: async (read, { requestNo }, context): Promise<Document> => {
    const found = await read.row<{ told: Told | null }>('SELECT safeguards.extract_under_request($1) AS told', [
      requestNo,
    ]);
    if (found?.told == null)
      throw new Refusal('not-found', { values: { detail: `an answer with information to request ${requestNo}` } });
    const { person, facts, openings } = found.told;
    const primary = person.names.find(({ kind }) => kind === 'primary') ?? person.names[0];
    const latin = person.names.find(({ script }) => script === 'latin') ?? primary;
    return {
      ...extractOf(facts, openings),
      personNo: person.personNo,
      registerNumber: person.registerNumber,
      synthetic: context.synthetic,
      name: primary?.full ?? '',
      nameLatin: latin?.full ?? '',
      birth: person.births.length === 0 ? null : person.births.join(' / '),
      zone: 'Asia/Baghdad',
      knownAt: context.now,
    };
  },
  paper: {
    mediaType: 'application/pdf',
    fileName: (answer: Document) => `extract-${answer.registerNumber}.pdf`,
    render: (answer: Document) => renderExtract(answer),
  },
});
