import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { DocumentStored } from '../events.ts';

/** Enters a document whose bytes the file store has taken in. The server issues it for the officer who uploaded; the name is the hash of the bytes. */
export const storeDocument = defineCommand({
  system: 'register',
  name: 'store-document',
  // whoever could type a hash would read what others stored, without ever having had the bytes
  issuedByServer: true,
  vouched: true,
  input: z
    .object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      mediaType: z.string().min(1).max(120),
      bytes: z.int().positive(),
    })
    .strict(),
  streams: async (_input, read) => {
    const row = await read.row<{ no: number | null }>('SELECT access.officer_id() AS no');
    if (row?.no == null) throw new Refusal('not-signed-in');
    return [row.no];
  },
  load: async () => undefined,
  decide: (_state, data, { officerNo }) => [DocumentStored.make({ stream: officerNo, data })],
});
