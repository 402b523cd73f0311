import { z } from 'zod';
import { readNote } from '../../../core/ledger/log/signed-note.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { renderSlip, type SlipDocument } from '../paper/slip.ts';

type SlipRow = {
  key: string;
  label_from: number;
  note: string | null;
  size: number;
  seq: number | null;
  leaf_index: number | null;
};

/** The slip of a person as PDF, for the officer who issued it within the last hour (`register/issue-slip`). It carries the key of the record and names nobody. */
export const slip = defineQuery({
  system: 'register',
  name: 'slip',
  refuses: ['not-found', 'log-behind'],
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'paper', of: ({ personNo }) => [personNo] },
  run: async (read, { personNo }, context): Promise<SlipDocument> => {
    const row = await read.row<SlipRow>(
      'SELECT s.key, s.label_from, s.note, s.size::float8 AS size, s.seq, s.leaf_index::float8 AS leaf_index FROM register.slip_of($1) s',
      [personNo],
    );
    if (row === undefined) throw new Refusal('not-found', { values: { detail: `slip of person ${personNo}` } });
    if (row.note === null || row.seq === null || row.leaf_index === null) throw new Refusal('log-behind');
    // where the key was changed there, the newer one signed below
    const signed = readNote(Buffer.from(row.note)).signatures.at(-1);
    return {
      streamNo: personNo,
      wrappedKey: row.key,
      labelFrom: row.label_from,
      logName: signed?.name ?? '',
      logKeyId: signed?.id ?? '',
      seq: row.seq,
      index: row.leaf_index,
      size: row.size,
      synthetic: context.synthetic,
      at: context.now,
      zone: 'Asia/Baghdad',
    };
  },
  paper: { mediaType: 'application/pdf', fileName: 'slip.pdf', render: renderSlip },
});
