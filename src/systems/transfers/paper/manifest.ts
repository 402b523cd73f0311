import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { type Word, written } from '../../../platform/pdf/written.ts';
import type { VehicleState } from '../vehicle-readiness.ts';

/** What a manifest on paper shows. Instants in milliseconds. */
export type ManifestDocument = {
  readonly code: string;
  readonly synthetic: boolean;
  readonly zone: string;
  readonly plannedAt: number;
  /** What the document is dated by: the newest thing that it shows. */
  readonly knownAt: number;
  readonly from: Word;
  readonly to: Word;
  /** Said of a move within one authority; null between authorities. */
  readonly within: Word | null;
  /** Where the convoy was sent instead of the sealed destination, and whose site that is; null: it goes there. */
  readonly turned: { readonly to: Word; readonly authority: Word } | null;
  readonly authorities: { readonly from: Word; readonly escort: Word; readonly to: Word };
  /** The hash that both cells sealed; null while no seal is complete. */
  readonly seal: { readonly hash: string; readonly sealedAt: number } | null;
  /** The plan of the way that stands, after what was travelled until the convoy was turned, in its order, with what was reported of it. Names of sites; a place that is no site by its code. */
  readonly legs: readonly {
    readonly from: Word;
    readonly to: Word;
    readonly mode: LegMode;
    /** Vehicles of a leg that goes by others than the leg before. */
    readonly vehicles: readonly string[];
    readonly crossesBorder: boolean;
    readonly departureAt: number;
    readonly arrivalAt: number;
    readonly departedAt: number | null;
    readonly arrivedAt: number | null;
    /** Travelled, or begun, before the convoy was turned. */
    readonly turned: boolean;
  }[];
  /** Nobody has planned the rest of the way since the convoy was turned. */
  readonly wayToPlan: boolean;
  /** How far the escort records are; null for an authority that neither gives nor escorts the convoy. */
  readonly escort: {
    readonly of: number;
    readonly confirmed: number;
    readonly incomplete: number;
    readonly stale: number;
  } | null;
  /** Vehicles in which somebody is seated: whether each was found fit when the convoy left, or as known. */
  readonly vehicles: readonly {
    readonly code: string;
    readonly state: VehicleState;
    readonly inspectedAt: number | null;
    readonly searchedAt: number | null;
  }[];
  /** Head-counts, oldest first, each beside all whom the register had aboard then. */
  readonly counts: readonly {
    readonly occasion: string;
    readonly place: Word;
    readonly counted: number;
    readonly expected: number;
    readonly at: number;
  }[];
  readonly lines: readonly {
    readonly registerNumber: string;
    readonly name: string;
    readonly nameLatin: string;
    readonly sex: 'male' | 'female';
    readonly placedIn: string;
    /** Accompanies a detained parent and is nobody's detainee: listed and counted apart. */
    readonly accompanying: boolean;
    /** Why the receiving authority refused the person, where its refusal stands. */
    readonly refused: Word | null;
  }[];
};

const TEMPLATE = 'systems/transfers/paper/manifest.typ';
const WORDS = {
  title: { en: 'Manifest', ar: 'كشف النقل', ckb: 'لیستی گواستنەوە' },
  from: { en: 'From', ar: 'من', ckb: 'لە' },
  to: { en: 'To', ar: 'إلى', ckb: 'بۆ' },
  escort: { en: 'Escort', ar: 'المفرزة المرافقة', ckb: 'پاسەوانی' },
  planned: { en: 'Planned departure', ar: 'الانطلاق المقرر', ckb: 'ڕۆیشتنی پلاندانراو' },
  known: { en: 'As known', ar: 'كما عُرف', ckb: 'وەک زانرا' },
  count: { en: 'Persons', ar: 'عدد الأشخاص', ckb: 'ژمارەی کەسان' },
  accompanying: {
    en: 'Of these, children with a detained parent, not detained',
    ar: 'منهم أطفال مع والد محتجز، غير محتجزين',
    ckb: 'لەمانە منداڵان لەگەڵ دایک یان باوکێکی دەستبەسەر، دەستبەسەر نین',
  },
  children: {
    en: 'Children with a detained parent, not detained',
    ar: 'أطفال مع والد محتجز، غير محتجزين',
    ckb: 'منداڵان لەگەڵ دایک یان باوکێکی دەستبەسەر، دەستبەسەر نین',
  },
  seal: { en: 'Sealed hash (SHA-256)', ar: 'بصمة الختم (SHA-256)', ckb: 'هاشی مۆرکراو (SHA-256)' },
  unsealed: { en: 'not sealed', ar: 'غير مختوم', ckb: 'مۆرنەکراو' },
  row: { en: 'No.', ar: 'م', ckb: 'ژ' },
  register: { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
  name: { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
  sex: { en: 'Sex', ar: 'الجنس', ckb: 'ڕەگەز' },
  placed: { en: 'Compartment', ar: 'المقصورة', ckb: 'خانە' },
  way: { en: 'Planned way', ar: 'الطريق المخطط', ckb: 'ڕێگای پلاندانراو' },
  turned: { en: 'Sent instead to', ar: 'حُوّلت الوجهة إلى', ckb: 'ئاڕاستەی گۆڕدرا بۆ' },
  before: { en: 'before the convoy was turned', ar: 'قبل تحويل القافلة', ckb: 'پێش گۆڕینی ئاڕاستە' },
  toPlan: {
    en: 'the rest of the way was not planned again',
    ar: 'لم تُخطط بقية الطريق من جديد',
    ckb: 'پاشماوەی ڕێگا دووبارە پلانی بۆ دانەنراوە',
  },
  noLegs: { en: 'no legs were planned', ar: 'لم تُخطط مراحل', ckb: 'هیچ بڕگەیەک پلانی بۆ دانەنراوە' },
  mode: { en: 'Means', ar: 'الوسيلة', ckb: 'هۆکار' },
  escortRecords: {
    en: 'Escort records: confirmed, incomplete, older than 48 hours',
    ar: 'سجلات المرافقة: المؤكدة، الناقصة، الأقدم من 48 ساعة',
    ckb: 'تۆماری یاوەری: پشتڕاستکراو، ناتەواو، کۆنتر لە ٤٨ کاتژمێر',
  },
  vehicles: {
    en: 'Vehicles: inspection before departure',
    ar: 'المركبات: الفحص قبل الانطلاق',
    ckb: 'ئۆتۆمبێلەکان: پشکنین پێش ڕۆیشتن',
  },
  searched: { en: 'searched after arrival', ar: 'فُتّشت بعد الوصول', ckb: 'دوای گەیشتن پشکنرا' },
  change: { en: 'change to', ar: 'تبديل إلى', ckb: 'گۆڕین بۆ' },
  border: { en: 'crosses the border', ar: 'تعبر الحدود', ckb: 'سنوور دەبڕێت' },
  departure: { en: 'Departure: planned, actual', ar: 'الانطلاق: المخطط والفعلي', ckb: 'ڕۆیشتن: پلان، ڕاستەقینە' },
  arrival: { en: 'Arrival: planned, actual', ar: 'الوصول: المخطط والفعلي', ckb: 'گەیشتن: پلان، ڕاستەقینە' },
  counts: { en: 'Head-counts', ar: 'التعداد', ckb: 'ژماردنەکان' },
  occasion: { en: 'Occasion', ar: 'المناسبة', ckb: 'بۆنە' },
  place: { en: 'Place', ar: 'المكان', ckb: 'شوێن' },
  counted: { en: 'Counted', ar: 'العدد المعدود', ckb: 'ژمێردراو' },
  aboard: { en: 'Aboard by the register', ar: 'في المركبات بحسب السجل', ckb: 'بەپێی تۆمار لە ئۆتۆمبێلەکاندا' },
  time: { en: 'Time', ar: 'الوقت', ckb: 'کات' },
  refused: { en: 'refused by the receiver', ar: 'رفضته الجهة المستلمة', ckb: 'دەسەڵاتی وەرگر ڕەتی کردەوە' },
  check: { en: 'Seen', ar: 'شوهد', ckb: 'بینرا' },
  officer: {
    en: 'Officer: name, count, signature, time',
    ar: 'الضابط: الاسم والتعداد والتوقيع والوقت',
    ckb: 'ئەفسەر: ناو، ژماردن، واژۆ، کات',
  },
} as const satisfies Readonly<Record<string, Word>>;
const VEHICLE: Readonly<Record<VehicleState, Word>> = {
  fit: { en: 'found fit', ar: 'ثبتت صلاحيتها', ckb: 'گونجاو دەرچوو' },
  'not-fit': { en: 'found not fit', ar: 'تبيّن أنها غير صالحة', ckb: 'نەگونجاو دەرچوو' },
  'too-old': {
    en: 'found fit longer than 24 hours before',
    ar: 'ثبتت صلاحيتها قبل أكثر من 24 ساعة',
    ckb: 'زیاتر لە ٢٤ کاتژمێر پێشتر گونجاو دەرچوو',
  },
  'not-inspected': { en: 'not inspected', ar: 'لم تُفحص', ckb: 'نەپشکنراوە' },
};
const SEX: Readonly<Record<'male' | 'female', Word>> = {
  male: { en: 'male', ar: 'ذكر', ckb: 'نێر' },
  female: { en: 'female', ar: 'أنثى', ckb: 'مێ' },
};
const OCCASION: Readonly<Record<string, Word>> = {
  loading: { en: 'loading', ar: 'عند التحميل', ckb: 'بارکردن' },
  stop: { en: 'stop', ar: 'في التوقف', ckb: 'وەستان' },
  unloading: { en: 'unloading', ar: 'عند الإنزال', ckb: 'دابەزاندن' },
};
type LegMode = 'land' | 'air' | 'water';
const MODE: Readonly<Record<LegMode, Word>> = {
  land: { en: 'by land', ar: 'برًّا', ckb: 'بە وشکانی' },
  air: { en: 'by air', ar: 'جوًّا', ckb: 'بە ئاسمان' },
  water: { en: 'by water', ar: 'بالماء', ckb: 'بە ئاو' },
};
const names = ({ ar, en, ckb }: Word): Word => ({
  ar: printableText(ar),
  en: printableText(en),
  ckb: printableText(ckb),
});

/** The input of the PDF renderer for a manifest. */
export const manifestInput = (document: ManifestDocument): PdfInput => {
  const at = (instant: number) => documentInstant(new Date(instant), document.zone);
  const data = {
    title: WORDS.title,
    number: printableText(document.code),
    synthetic: document.synthetic,
    words: WORDS,
    from: { place: names(document.from), authority: names(document.authorities.from) },
    to: { place: names(document.to), authority: names(document.authorities.to) },
    turned:
      document.turned === null
        ? null
        : { place: names(document.turned.to), authority: names(document.turned.authority) },
    escort: names(document.authorities.escort),
    within: document.within,
    planned: at(document.plannedAt),
    known: at(document.knownAt),
    seal:
      document.seal === null
        ? null
        : { hash: document.seal.hash.replace(/(.{8})(?=.)/g, '$1 '), at: at(document.seal.sealedAt) },
    escortRecords:
      document.escort === null
        ? null
        : `${document.escort.confirmed}/${document.escort.of} · ${document.escort.incomplete} · ${document.escort.stale}`,
    legs: document.legs.map((leg) => ({
      from: names(leg.from),
      to: names(leg.to),
      mode: MODE[leg.mode],
      vehicles: leg.vehicles.map(printableText).join(' '),
      border: leg.crossesBorder,
      departure: at(leg.departureAt),
      departed: leg.departedAt === null ? null : at(leg.departedAt),
      arrival: at(leg.arrivalAt),
      arrived: leg.arrivedAt === null ? null : at(leg.arrivedAt),
      turned: leg.turned,
    })),
    wayToPlan: document.wayToPlan,
    vehicles: document.vehicles.map(({ code, state, inspectedAt, searchedAt }) => ({
      code: printableText(code),
      state: VEHICLE[state],
      at: inspectedAt === null ? null : at(inspectedAt),
      searched: searchedAt === null ? null : at(searchedAt),
    })),
    counts: document.counts.map(({ occasion, place, counted, expected, at: countedAt }) => ({
      occasion: OCCASION[occasion] ?? { en: occasion, ar: occasion, ckb: occasion },
      place: names(place),
      counted,
      expected,
      at: at(countedAt),
    })),
    // children who accompany a parent after all others; the rows are numbered through, so that the last is how many travel
    lines: [
      ...document.lines.filter(({ accompanying }) => !accompanying),
      ...document.lines.filter(({ accompanying }) => accompanying),
    ].map((line, i) => ({
      row: i + 1,
      accompanying: line.accompanying,
      registerNumber: line.registerNumber,
      name: written(line.name),
      nameLatin: line.nameLatin === line.name ? '' : printableText(line.nameLatin),
      sex: SEX[line.sex],
      placedIn: printableText(line.placedIn),
      refused: line.refused,
    })),
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(document.knownAt) };
};

/** The manifest as PDF/A-2b bytes: who travels, in the order of register numbers, over as many pages as are needed. The same document always gives the same bytes. */
export const renderManifest = (document: ManifestDocument): Uint8Array => renderPdf(manifestInput(document));
