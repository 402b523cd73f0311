import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { qrSvg } from '../../../platform/pdf/qr.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { type Word, written } from '../../../platform/pdf/written.ts';
import { type Deprivation, PARTICULARS, type Particular } from '../intake/particulars.ts';

/** What a capture tag shows. */
export type CaptureTagDocument = {
  readonly tag: string;
  readonly registerNumber: string;
  readonly synthetic: boolean;
  /** In the script of the source, and in Latin letters where it is another. */
  readonly name: string;
  readonly nameLatin: string;
  readonly birth: string | null;
  readonly sex: 'male' | 'female';
  readonly way: Word;
  readonly particulars: Omit<Deprivation, 'way'>;
  /** When the custody began: the document's own date. */
  readonly at: number;
};

const TEMPLATE = 'systems/register/paper/capture-tag.typ';

const SEXES = {
  male: { ar: 'ذكر', ckb: 'نێر', en: 'male' },
  female: { ar: 'أنثى', ckb: 'مێ', en: 'female' },
} as const;
const KINDS = {
  weapon: { ar: 'سلاح', ckb: 'چەک', en: 'weapon' },
  equipment: { ar: 'عتاد', ckb: 'کەرەستە', en: 'equipment' },
  document: { ar: 'وثيقة', ckb: 'بەڵگەنامە', en: 'document' },
  money: { ar: 'نقود', ckb: 'پارە', en: 'money' },
  other: { ar: 'غير ذلك', ckb: 'هیتر', en: 'other' },
} as const;
const KEPT = {
  taken: { ar: 'أُخذ', ckb: 'وەرگیرا', en: 'taken' },
  left: { ar: 'تُرك معه', ckb: 'لای خۆی مایەوە', en: 'left' },
} as const;

/** The `T` between date and time is for machines. */
const spoken = (text: string): string => text.replace(/(?<=^\d{4}-\d{2}-\d{2})T(?=\d)/, ' ');

const printable = (particular: Particular) => {
  if (particular.state === 'known') return { state: particular.state, ...written(spoken(particular.text)) };
  if (particular.state === 'inherited')
    return {
      state: particular.state,
      ...written(spoken(particular.text ?? '')),
      source: written(particular.from),
    };
  return {
    state: particular.state,
    reason: written(particular.reason).text,
    rightToLeft: written(particular.reason).rightToLeft,
  };
};

/** The text of the tag's QR code: the register number and the number of the tag, and nothing about the person. */
export const tagQrText = ({ registerNumber, tag }: Pick<CaptureTagDocument, 'registerNumber' | 'tag'>): string =>
  `REG ${registerNumber} TAG ${tag}`;

/** The input of the PDF renderer for a capture tag. */
export const captureTagInput = (document: CaptureTagDocument): PdfInput => {
  const { particulars, name, nameLatin } = document;
  const { inventory } = particulars;
  const data = {
    number: document.tag,
    registerNumber: document.registerNumber,
    synthetic: document.synthetic,
    qr: qrSvg(tagQrText(document)),
    name: written(name),
    nameLatin: nameLatin === name ? '' : printableText(nameLatin),
    birth: document.birth === null || document.birth.trim() === '' ? null : written(document.birth),
    sex: SEXES[document.sex],
    way: document.way,
    particulars: Object.fromEntries(PARTICULARS.map((key) => [key, printable(particulars[key])])),
    inventory:
      inventory.state === 'unknown'
        ? printable(inventory)
        : {
            state: inventory.state,
            items: inventory.items.map((item) => ({
              kind: KINDS[item.kind],
              description: written(item.description),
              quantity: item.quantity,
              kept: KEPT[item.kept],
            })),
          },
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(document.at) };
};

/**
 * The capture tag as PDF/A-2b bytes: three parts with one number, for the person, the unit and the property (the parts of DD form 2745, in words of our own).
 * The same document always gives the same bytes.
 */
export const renderCaptureTag = (document: CaptureTagDocument): Uint8Array => renderPdf(captureTagInput(document));
