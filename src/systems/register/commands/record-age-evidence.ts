import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { AgeEvidenceRecorded } from '../../juveniles/index.ts';
import { ageBreach, findAgeState } from '../age-state.ts';
import { localDate } from '../local-date.ts';
import { getBirth } from '../new-person-input.ts';
import { requireDocument } from '../state.ts';

/** Records evidence of a birth (I14). If the person is then not certainly adult and sits among adults, the breach of I13 is opened with it. */
export const recordAgeEvidence = defineCommand({
  system: 'register',
  name: 'record-age-evidence',
  input: z
    .object({
      personNo: z.int().positive(),
      kind: z.enum(['document', 'registry', 'statement', 'school', 'medical']),
      birth: z.string().trim().min(1).max(200),
      source: z.string().trim().min(1).max(300),
      documentSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, input, { now }) => {
    if (input.documentSha256 !== undefined) await requireDocument(read, input.documentSha256);
    return findAgeState(read, input.personNo, now);
  },
  decide: (state, input, { now, postings }) => {
    const medical = postings.some((posting) => posting.role === 'health_officer');
    const other = postings.some((posting) =>
      ['origin_officer', 'receiving_officer', 'child_protection_officer'].includes(posting.role),
    );
    if (input.kind === 'medical' ? !medical : !other)
      throw new Refusal('not-permitted', { values: { detail: `evidence of kind ${input.kind}` } });
    const onDocument = input.kind === 'document' || input.kind === 'registry';
    const birth = getBirth(input.birth, localDate(now, state.zone), 'birth', onDocument);
    if (birth === null || birth.from === null)
      throw new Refusal('invalid-input', { problems: [{ code: 'birth-not-understood', field: 'birth' }] });
    const id = uuidv7();
    return [
      AgeEvidenceRecorded.make({
        stream: input.personNo,
        id,
        data: {
          kind: input.kind,
          ...(input.documentSha256 === undefined ? {} : { documentSha256: input.documentSha256 }),
        },
        personal: { source: input.source, birth: { text: birth.text, from: birth.from, to: birth.to } },
      }),
      ...ageBreach(state, input.personNo, [...state.evidence, { kind: input.kind, birth }], id, now),
    ];
  },
});
