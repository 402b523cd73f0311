import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { PdfBinder } from '../../../platform/pdf/bind-pdfs.ts';
import { renderEscortRecords } from '../paper/escort-records.ts';
import { renderHandoverReceipt } from '../paper/handover-receipt.ts';
import { renderManifest } from '../paper/manifest.ts';
import { renderPersonReceipts } from '../paper/person-receipt.ts';
import type { ConvoyPaper, PaperRow } from '../papers-views.ts';
import { escortRecordsPaper } from './escort-records-paper.ts';
import { manifestPaper } from './manifest-paper.ts';
import { findPapers, papersAsked } from './papers.ts';
import { personReceipts } from './person-receipts.ts';
import { receipt } from './receipt.ts';

/** A paper that was read and is not written yet; `at`: its own date. */
type ReadPaper = { readonly bookmark: string; readonly at: number; readonly render: () => Uint8Array };
/** The papers of a file. */
type PapersFile = { readonly title: string; readonly fileName: string; readonly papers: readonly ReadPaper[] };

const NAMES: Readonly<Record<ConvoyPaper, string>> = {
  manifest: 'كشف النقل · Manifest',
  'escort-records': 'سجلات المرافقة · Escort records',
  receipt: 'محضر التسليم والتسلّم · Hand-over receipt',
  'person-receipts': 'محاضر تسلّم الأشخاص · Receipts for persons',
};

/** A taking holds for so long, by the register clock, in milliseconds: time to save every part and to try again. */
const TAKEN_FOR = 3_600_000;

/** Reads one paper as it would be read alone, behind the same walls. */
const readPaper = async (read: Reader, row: PaperRow, context: QueryContext): Promise<ReadPaper> => {
  const { manifestNo } = row;
  const handover = row.handover ?? '';
  const bookmark = `${row.code}${row.ordinal === null ? '' : `/${row.ordinal}`} · ${NAMES[row.paper]}`;
  switch (row.paper) {
    case 'manifest': {
      const document = await manifestPaper.run(read, { manifestNo }, context);
      return { bookmark, at: document.knownAt, render: () => renderManifest(document) };
    }
    case 'escort-records': {
      const document = await escortRecordsPaper.run(read, { manifestNo }, context);
      return { bookmark, at: document.knownAt, render: () => renderEscortRecords(document) };
    }
    case 'receipt': {
      const document = await receipt.run(read, { handover }, context);
      return {
        bookmark,
        at: document.receiving.signedAt.getTime(),
        render: () => renderHandoverReceipt(document),
      };
    }
    case 'person-receipts': {
      const document = await personReceipts.run(read, { handover }, context);
      return { bookmark, at: document.to.signedAt, render: () => renderPersonReceipts(document) };
    }
  }
};

/** Binds papers one after the other, and lets the server answer others between two of them: of a long file one paper is in work at a time. */
const bind = async ({ title, papers }: PapersFile): Promise<Uint8Array> => {
  const binder = new PdfBinder({ title, instant: new Date(Math.max(...papers.map(({ at }) => at))) });
  for (const { bookmark, render } of papers) {
    binder.add(bookmark, render());
    await nextTurn();
  }
  return binder.end();
};

/**
 * Papers of convoys in one file with a bookmark for each: one part, which is all of them where they are not long. Who takes it is written down first, as of every list (`access/export-list` of `transfers/papers`, format `pdf`, with the same filters): it is given to
 * who did that within the hour.
 */
export const papersFile = defineQuery({
  system: 'transfers',
  name: 'papers-file',
  refuses: ['not-found'],
  // of a part only: without one an operation of thousands would be one file without limit
  input: z.object({ ...papersAsked, part: wholeNumber }).strict(),
  run: async (read, { manifests, kind, part }, context): Promise<PapersFile> => {
    const filter = { kind, manifests: manifests.join(','), part: String(part) };
    const taken = await read.row(
      `SELECT FROM access.list_export x WHERE x.officer_no = $1 AND x.list = 'transfers/papers' AND x.filter = $2::jsonb AND x.exported_at > register.at($3)`,
      [context.officerNo, JSON.stringify(filter), context.now - TAKEN_FOR],
    );
    if (taken === undefined) throw new Refusal('papers-not-taken');
    const rows = await findPapers(read, manifests, kind, context.authority);
    const chosen = rows.filter((row) => row.part === part);
    if (chosen.length === 0) throw new Refusal('not-found', { values: { detail: `part ${part}` } });
    const papers: ReadPaper[] = [];
    for (const row of chosen) papers.push(await readPaper(read, row, context));
    const codes = [...new Set(chosen.map(({ code }) => code))];
    const name = codes.length === 1 ? codes[0] : `${codes[0]}-${codes.at(-1)}`;
    return {
      title: `Papers of ${name}`,
      fileName: `papers-${name}${kind === 'all' ? '' : `-${kind}`}-${part}.pdf`,
      papers,
    };
  },
  paper: { mediaType: 'application/pdf', fileName: ({ fileName }) => fileName, render: bind, download: true },
});
