import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { type Word, written } from '../../../platform/pdf/written.ts';
import { PAPER_WORDS } from '../../register/index.ts';

/** One side of the hand-over of a person. */
type Side = {
  readonly authority: Word;
  readonly officer: string;
  /** Id of the key that signed. */
  readonly keyId: string;
  readonly signedAt: number;
};

/** What the receipt for one person shows; everything as it stood at the instant of the hand-over. */
export type PersonReceipt = {
  readonly registerNumber: string;
  readonly name: string;
  readonly nameLatin: string;
  /** A resident of a camp is nobody's detainee, on paper too (I31). */
  readonly legalStatus: 'untried' | 'convicted' | 'resident' | 'accompanying';
  readonly offences: readonly { readonly ground: string; readonly article: string }[];
  readonly packets: readonly { readonly seal: string; readonly items: number; readonly sealFound: Word }[];
  readonly fitness: { readonly at: number; readonly fit: boolean } | null;
};

/** Receipts of one hand-over, one page a person. */
export type PersonReceiptsDocument = {
  /** The number of the hand-over, e.g. `C-001/1`. */
  readonly number: string;
  readonly synthetic: boolean;
  readonly zone: string;
  readonly instant: number;
  readonly place: Word;
  readonly purpose: string;
  readonly from: Side;
  readonly to: Side;
  readonly persons: readonly PersonReceipt[];
};

const TEMPLATE = 'systems/transfers/paper/person-receipt.typ';

/** The fixed words: the headings of DD form 2708 in words of our own. Sorani is a draft. */
const WORDS = {
  ...PAPER_WORDS,
  title: { en: 'Receipt for a person', ar: 'محضر تسلّم شخص', ckb: 'وەسڵی وەرگرتنی کەسێک' },
  from: { en: '1. Received from', ar: '1. تُسلّم من', ckb: '1. وەرگیراوە لە' },
  at: { en: 'Date and time', ar: 'التاريخ والساعة', ckb: 'بەروار و کات' },
  confinement: { en: '2. Kind of confinement', ar: '2. نوع الاحتجاز', ckb: '2. جۆری دەستبەسەری' },
  offences: { en: '3. Offences', ar: '3. التهم', ckb: '3. تاوانەکان' },
  purpose: { en: '4. Purpose of the transfer', ar: '4. غرض النقل', ckb: '4. مەبەستی گواستنەوە' },
  property: { en: '5. Status of property', ar: '5. حال الأمانات', ckb: '5. باری کەلوپەل' },
  remarks: {
    en: '6. Remarks: health, behaviour',
    ar: '6. ملاحظات: الصحة والسلوك',
    ckb: '6. تێبینی: تەندروستی، ڕەفتار',
  },
  receiver: { en: '7. Received by', ar: '7. المستلم', ckb: '7. وەرگر' },
  giver: { en: 'Delivered by', ar: 'المسلِّم', ckb: 'ڕادەستکەر' },
  signed: { en: 'Signed for the whole hand-over', ar: 'وُقّع عن التسليم كله', ckb: 'بۆ هەموو ڕادەستکردنەکە واژۆکراوە' },
  hand: { en: 'Signature by hand', ar: 'توقيع باليد', ckb: 'واژۆی دەست' },
  noProperty: { en: 'no packet in keeping', ar: 'لا طرد محفوظًا', ckb: 'هیچ پاکەتێک هەڵنەگیراوە' },
  packet: { en: 'Seal', ar: 'الختم', ckb: 'مۆر' },
  items: { en: 'items', ar: 'أصناف', ckb: 'شت' },
  notSeen: {
    en: 'not seen by a health officer',
    ar: 'لم يفحصه مسؤول صحي',
    ckb: 'لەلایەن ئەفسەری تەندروستییەوە نەپشکنراوە',
  },
  untried: { en: 'untried', ar: 'موقوف لم يُحكم عليه', ckb: 'دادگایی نەکراو' },
  convicted: { en: 'convicted', ar: 'محكوم عليه', ckb: 'سزادراو' },
  resident: {
    en: 'none: lives in a camp, not detained',
    ar: 'لا احتجاز: مقيم في مخيم',
    ckb: 'هیچ: دانیشتووی کەمپ، دەستبەسەر نییە',
  },
  accompanying: {
    en: 'none: child who accompanies a detained parent',
    ar: 'لا احتجاز: طفل برفقة والد محتجز',
    ckb: 'هیچ: منداڵ لەگەڵ دایک یان باوکی دەستبەسەر',
  },
} as const satisfies Readonly<Record<string, Word>>;

const names = ({ ar, en, ckb }: Word): Word => ({
  ar: printableText(ar),
  en: printableText(en),
  ckb: printableText(ckb),
});

/** The input of the PDF renderer for the receipts of a hand-over, dated by it. */
export const personReceiptsInput = (document: PersonReceiptsDocument): PdfInput => {
  const { zone } = document;
  const at = (instant: number) => documentInstant(new Date(instant), zone);
  const side = ({ authority, officer, keyId, signedAt }: Side) => ({
    authority: names(authority),
    officer: written(officer),
    keyId,
    signedAt: at(signedAt),
  });
  const data = {
    title: WORDS.title,
    number: printableText(document.number),
    synthetic: document.synthetic,
    words: WORDS,
    instant: at(document.instant),
    place: names(document.place),
    purpose: written(document.purpose),
    from: side(document.from),
    to: side(document.to),
    persons: document.persons.map((person) => ({
      registerNumber: person.registerNumber,
      name: written(person.name),
      nameLatin: person.nameLatin === person.name ? '' : printableText(person.nameLatin),
      confinement: WORDS[person.legalStatus],
      offences: person.offences.map(({ ground, article }) => ({ ground: written(ground), article: written(article) })),
      packets: person.packets.map(({ seal, items, sealFound }) => ({ seal: printableText(seal), items, sealFound })),
      fitness:
        person.fitness === null
          ? null
          : { word: person.fitness.fit ? WORDS.fit : WORDS.unfit, at: at(person.fitness.at) },
    })),
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(document.instant) };
};

/** The receipts as PDF/A-2b bytes, one page a person (the fields of DD form 2708, in words of our own). The same hand-over always gives the same bytes. */
export const renderPersonReceipts = (document: PersonReceiptsDocument): Uint8Array =>
  renderPdf(personReceiptsInput(document));
