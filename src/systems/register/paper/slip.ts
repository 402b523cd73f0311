import { labelKeyFrom } from '../../../core/ledger/label-key.ts';
import { slipText, spelledSlip } from '../../../core/ledger/slip.ts';
import type { StreamKeyRing } from '../../../core/register/stream-key-ring.ts';
import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { qrSvg } from '../../../platform/pdf/qr.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import type { Word } from '../../../platform/pdf/written.ts';

/** What a slip is made of. The key of the record is opened where it is printed, and nowhere else. */
export type SlipDocument = {
  readonly streamNo: number;
  readonly wrappedKey: string;
  /** Which event replaced its slips last; 0 where none did. */
  readonly labelFrom: number;
  /** The log as its heads name it, and the id of its key. */
  readonly logName: string;
  readonly logKeyId: string;
  readonly seq: number;
  readonly index: number;
  readonly size: number;
  readonly synthetic: boolean;
  readonly at: number;
  readonly zone: string;
};

const TEMPLATE = 'systems/register/paper/slip.typ';

/** What stands on it. Sorani is a draft. */
const WORDS = {
  title: {
    ar: 'قسيمة للتحقق من السجل العلني',
    en: 'Slip for checking the public log',
    ckb: 'پسووڵەی پشکنینی تۆماری گشتی',
  },
  what: {
    ar: 'بهذه القسيمة يرى حاملها، من دون إذن أحد، أن سجلاً محفوظاً ما زال قائماً، وأنه لم يُحذف منه شيء. لا تذكر اسماً ولا رقماً ولا مكاناً.',
    en: 'With this slip its holder sees, and asks nobody, that a record is still kept and that nothing was taken out of it. It names no person, no number and no place.',
    ckb: 'بەم پسووڵەیە هەڵگرەکەی دەبینێت، بێ ئەوەی لە کەس بپرسێت، کە تۆمارێک هێشتا پارێزراوە و هیچی لێ نەسڕاوەتەوە. ناوی کەس و ژمارە و شوێنی تێدا نییە.',
  },
  how: {
    ar: 'في صفحة ‎/check‎ للسجل، أو في ملفها الذي يعمل بلا شبكة، تُكتب هذه الحروف أو تُقرأ بالكاميرا وتُلصق. لا تُرسَل إلى أي مكان.',
    en: 'On the page /check of the register, or in its file that works without a network, type these letters, or read them with a camera and paste them. They are sent nowhere.',
    ckb: 'لە لاپەڕەی ‎/check‎ی تۆمارەکە، یان لە فایلەکەی کە بێ تۆڕ کار دەکات، ئەم پیتانە بنووسە، یان بە کامێرا بیانخوێنەوە و بیانلکێنە. بۆ هیچ شوێنێک نانێردرێن.',
  },
  letters: { ar: 'حروف القسيمة', en: 'Letters of the slip', ckb: 'پیتەکانی پسووڵەکە' },
  care: {
    ar: 'من يحملها يرى كم حدثاً دُوّن ومتى، لا ما هو. لا أحد ملزم بأن يحملها أو يبرزها، ويمكن إتلافها.',
    en: 'Whoever holds it sees how many events were recorded and when, and not what they are. Nobody has to carry it or show it, and it may be destroyed.',
    ckb: 'هەرکەس هەڵیبگرێت دەبینێت چەند ڕووداو تۆمار کراون و کەی، نەک چین. کەس ناچار نییە هەڵیبگرێت یان پیشانی بدات، و دەکرێت لەناو ببرێت.',
  },
  log: { ar: 'السجل العلني ومفتاحه', en: 'Public log and its key', ckb: 'تۆماری گشتی و کلیلەکەی' },
  events: {
    ar: 'أحداث السجل عند الطباعة',
    en: 'Events of the record when printed',
    ckb: 'ڕووداوەکانی تۆمارەکە لە کاتی چاپدا',
  },
  size: { ar: 'مدخلات السجل العلني', en: 'Entries of the public log', ckb: 'بڕگەکانی تۆماری گشتی' },
  printed: { ar: 'طُبعت', en: 'Printed', ckb: 'چاپ کرا' },
} as const satisfies Readonly<Record<string, Word>>;

/** The input of the PDF renderer for a slip. */
export const slipInput = (document: SlipDocument, keys: StreamKeyRing): PdfInput => {
  const { logName, logKeyId, seq, index, size, synthetic, at, zone } = document;
  const own = keys.open(document.streamNo, document.wrappedKey.replaceAll('\n', ''));
  const text = slipText({ logKeyId, labelKey: labelKeyFrom(own, document.labelFrom), seq, index, size });
  const data = {
    title: WORDS.title,
    words: WORDS,
    number: logKeyId,
    synthetic,
    hasMissingCharacter: false,
    qr: qrSvg(text),
    letters: spelledSlip(text),
    log: `${logName} ${logKeyId}`,
    seq: String(seq),
    size: String(size),
    at: documentInstant(new Date(at), zone),
  };
  return { template: TEMPLATE, data, instant: new Date(at) };
};

/** The slip as PDF/A-2b bytes. */
export const renderSlip = (document: SlipDocument, keys: StreamKeyRing): Uint8Array =>
  renderPdf(slipInput(document, keys));
