import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkPhotograph } from '../../../platform/files/photograph.ts';
import { PhotographRecorded } from '../marks/events.ts';
import { requireDocument, requireReach } from '../state.ts';

/**
 * Records a photograph for identification: a stored JPEG or PNG picture, when it was taken and by which authority (ICPPED 17(3)(a)). The server looks at the bytes first and takes no picture that carries more than itself,
 * where and on which device it was taken above all. The newest is shown; no earlier one is deleted.
 */
export const recordPhotograph = defineCommand({
  system: 'register',
  name: 'record-photograph',
  vouched: true,
  inspects: { document: ({ documentSha256 }) => documentSha256, check: checkPhotograph },
  refuses: ['not-permitted', 'photograph-type', 'photograph-too-large', 'photograph-metadata'],
  input: z
    .object({
      personNo: z.int().positive(),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** When it was taken; now where it is not said. */
      takenAt: z.int().optional(),
      /** Code of the authority that took it; the own one where it is not said. */
      takenBy: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, documentSha256, takenBy }, { authority }) => {
    await requireReach(read, [personNo]);
    await requireDocument(read, documentSha256);
    return {
      known: await read.row(
        'SELECT FROM register.photograph WHERE person_no = $1 AND document_sha256 = $2 AND withdrawn_pos IS NULL',
        [personNo, documentSha256],
      ),
      taker: await read.row<{ code: string }>('SELECT code FROM access.authority WHERE code = $1', [
        takenBy ?? authority,
      ]),
    };
  },
  decide: ({ known, taker }, { personNo, documentSha256, takenAt }, { now }) => {
    if (taker === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-found', field: 'takenBy' }] });
    if ((takenAt ?? now) > now)
      throw new Refusal('invalid-input', { problems: [{ code: 'in-the-future', field: 'takenAt' }] });
    if (known !== undefined) throw new Refusal('photograph-recorded');
    return [
      PhotographRecorded.make({
        stream: personNo,
        occurredAt: takenAt ?? now,
        data: { documentSha256, authority: taker.code },
      }),
    ];
  },
});
