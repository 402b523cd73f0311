import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { view } from '../../../core/wire.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { copyCode, isCodeOf, readCopyCode } from '../certified-copy/copy-code.ts';
import { contentOf, copyOf, viewAsKnown } from '../certified-copy/copy-content.ts';
import { type CopyDocument, renderCertifiedCopy } from '../paper/certified-copy.ts';
import { FILE_COLUMNS, type FileRows, fileRowsOf, type PersonTold } from './person-file-rows.ts';
import { demandIdentity } from './person-rows.ts';
import { timelineAt } from './timeline.ts';

type Asked = Readonly<Record<string, unknown>> | undefined;

/** The file that was told with the question; a wall that hides it makes it not found. */
const fileIn = (asked: Asked, personNo: number): FileRows => {
  const answered = asked?.told as PersonTold<unknown> | undefined;
  const file = answered?.file == null ? undefined : fileRowsOf(answered.file, personNo);
  // under an opened wall there is nothing but to look
  if (file === undefined || file.events.length === 0 || !file.seen)
    throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
  demandIdentity({ registerNumber: file.registerNumber, closed: file.closed !== null });
  return file;
};

/** The certified copy of a person's file (Mandela 9, ICPPED 17(3)) as PDF: identity, orders, custody, documents and every event, with a code by which it can be checked. */
export const certifiedCopy = defineQuery({
  system: 'register',
  name: 'certified-copy',
  input: z.object({ personNo: wholeNumber }).strict(),
  whole: ({ personNo }) => ({ columns: FILE_COLUMNS, values: [personNo, null] }),
  run: async (_read, { personNo }, { now, synthetic }, told): Promise<CopyDocument> => {
    const file = fileIn(told, personNo);
    // what was received in this millisecond is in the copy, and will be when it is made again
    const knownAt = Math.max(now, ...file.events.map(({ received_at }) => Math.floor(received_at) + 1));
    const copy = copyOf(viewAsKnown(file, knownAt));
    return {
      copy,
      entries: timelineAt(file.places, copy.events, file.events),
      places: file.places,
      code: copyCode(contentOf(copy), knownAt),
      knownAt,
      synthetic,
      zone: 'Asia/Baghdad',
    };
  },
  paper: {
    mediaType: 'application/pdf',
    fileName: ({ copy }) => `certified-copy-${copy.registerNumber}.pdf`,
    render: renderCertifiedCopy,
  },
});

const checkCopyAnswer = view('CheckCopyAnswer', 'Whether a certified copy says what the register knew.', {
  agrees: z.boolean(),
  knownAt: z.int().describe('Until when the copy claims to be known, in milliseconds.'),
});
/** `GET /api/register/check-copy?personNo=&copyCode=`. */
export type CheckCopyAnswer = z.infer<typeof checkCopyAnswer>;

/** Makes the copy again, as the register knew the file at the instant that the code names, and says whether the code is that of this copy. */
export const checkCopy = defineQuery({
  system: 'register',
  name: 'check-copy',
  input: z
    .object({
      personNo: wholeNumber,
      copyCode: z
        .string()
        .max(64)
        .refine((typed) => readCopyCode(typed) !== undefined),
    })
    .strict(),
  answer: checkCopyAnswer,
  whole: ({ personNo, copyCode: typed }) => ({
    columns: FILE_COLUMNS,
    values: [personNo, Math.min(readCopyCode(typed)?.knownAt ?? 0, Date.UTC(9999, 0))],
  }),
  run: async (_read, { personNo, copyCode: typed }, { now }, told): Promise<CheckCopyAnswer> => {
    const read = readCopyCode(typed);
    const knownAt = read?.knownAt ?? 0;
    const answered = told?.told as PersonTold<unknown> | undefined;
    // before anything was known of the person there was no copy
    if (answered?.file != null && fileRowsOf(answered.file, personNo)?.events.length === 0)
      return { agrees: false, knownAt };
    const content = contentOf(copyOf(viewAsKnown(fileIn(told, personNo), knownAt)));
    return { agrees: read !== undefined && knownAt <= now && isCodeOf(read, content), knownAt };
  },
});
