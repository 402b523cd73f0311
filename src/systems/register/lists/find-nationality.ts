import { ALPHA_3 } from './country-codes.ts';
import { foldLabel } from './fold-label.ts';

/** Code of "stateless" in travel documents (ICAO 9303 part 3); ISO 3166-1 has none. */
const STATELESS = 'XXA';

/**
 * Words for a nationality that are no country name, by code. Only words with one meaning: "Turkistan" is missing on purpose,
 * because one authority of January 2026 wrote it where another wrote Turkmenistan, and no label may decide that.
 */
const WORDS: Readonly<Record<string, string>> = {
  IRQ: 'iraqi|عراقي|عێراقی|عيراقي',
  SYR: 'syrian|syrian arab republic|سوري|سووری|sûrî|sûriye',
  TUR: 'turkish|turkey|turk|تركي|تورک|tirk|tirkiye',
  JOR: 'jordanian|أردني|ئوردنی',
  LBN: 'lebanese|لبناني|لوبنانی',
  PSE: 'palestinian|palestine|فلسطيني|فلسطين|فەلەستینی',
  EGY: 'egyptian|مصري|میسری',
  SAU: 'saudi|saudi arabian|سعودي|السعودية|سعودی',
  KWT: 'kuwaiti|كويتي',
  YEM: 'yemeni|يمني',
  TUN: 'tunisian|تونسي|تونسی',
  MAR: 'moroccan|مغربي|مەغریبی',
  DZA: 'algerian|جزائري',
  LBY: 'libyan|ليبي',
  SDN: 'sudanese|سوداني',
  SOM: 'somali|صومالي',
  IRN: 'iranian|iran|إيراني|إيران|ئێرانی',
  AFG: 'afghan|أفغاني|ئەفغانی',
  PAK: 'pakistani|باكستاني',
  IND: 'indian|هندي',
  BGD: 'bangladeshi|بنغلاديشي',
  IDN: 'indonesian|إندونيسي',
  MYS: 'malaysian|ماليزي',
  PHL: 'filipino|فلبيني',
  CHN: 'chinese|صيني|چینی',
  RUS: 'russian|russian federation|russia|روسي|روسيا الاتحادية|ڕووسی',
  UZB: 'uzbek|أوزبكي|ئۆزبەکی',
  TJK: 'tajik|طاجيكي|تاجیکی',
  KGZ: 'kyrgyz|قرغيزي|قيرغيزي',
  KAZ: 'kazakh|كازاخستاني|كازاخي',
  TKM: 'turkmen of turkmenistan|تركمانستاني',
  AZE: 'azerbaijani|أذربيجاني|أذري',
  GEO: 'georgian|جورجي',
  UKR: 'ukrainian|أوكراني',
  FRA: 'french|فرنسي|فەڕەنسی',
  DEU: 'german|ألماني|ئەڵمانی',
  BEL: 'belgian|بلجيكي',
  NLD: 'dutch|holland|هولندي|هولندا',
  GBR: 'british|uk|great britain|england|بريطاني|بريطانيا|بەریتانی',
  SWE: 'swedish|سويدي|سویدی',
  DNK: 'danish|دنماركي',
  NOR: 'norwegian|نرويجي',
  FIN: 'finnish|فنلندي',
  AUT: 'austrian|نمساوي',
  CHE: 'swiss|سويسري',
  ESP: 'spanish|إسباني',
  ITA: 'italian|إيطالي',
  BIH: 'bosnian|بوسني',
  ALB: 'albanian|ألباني',
  USA: 'american|usa|us|أمريكي|أميركي|الولايات المتحدة الأمريكية',
  CAN: 'canadian|كندي',
  AUS: 'australian|أسترالي',
  TTO: 'trinidadian|ترينيدادي',
  ZAF: 'south african|جنوب أفريقي',
  MRT: 'mauritanian|موريتاني',
  SEN: 'senegalese|سنغالي',
  ETH: 'ethiopian|إثيوبي',
  MDV: 'maldivian|مالديفي',
  [STATELESS]: 'stateless|عديم الجنسية|بدون|بدون جنسية|بێ ڕەگەزنامە',
};

const UNKNOWN = new Set(
  ['', 'unknown', 'not known', 'n a', 'none', 'غير معروف', 'غير معروفة', 'غير معلوم', 'مجهول', 'نەزانراو'].map(
    foldLabel,
  ),
);

/** Codes by folded label; a label that two countries share is in it with no code. */
function buildLabels(): ReadonlyMap<string, string | null> {
  const labels = new Map<string, string | null>();
  const add = (label: string, code: string): void => {
    const folded = foldLabel(label);
    if (folded === '') return;
    const known = labels.get(folded);
    labels.set(folded, known === undefined || known === code ? code : null);
  };
  for (const language of ['en', 'ar', 'ckb']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const [alpha2, alpha3] of ALPHA_3) add(names.of(alpha2) ?? '', alpha3);
  }
  for (const alpha3 of ALPHA_3.values()) add(alpha3, alpha3);
  for (const [code, words] of Object.entries(WORDS)) for (const word of words.split('|')) add(word, code);
  return labels;
}

let labels: ReadonlyMap<string, string | null> | undefined;

/** What a nationality cell says: codes in its order (none if empty or "unknown"), or the part that is not known. */
export type NationalityReading =
  | { readonly ok: true; readonly claims: readonly { readonly code: string; readonly label: string }[] }
  | { readonly ok: false; readonly label: string };

/**
 * Reads the label or labels of a nationality cell in English, Arabic or Sorani, or as alpha-3 codes. Several claims may be
 * separated by a slash, comma or semicolon. A label that is not known, or that fits two countries, is never guessed:
 * nationality decides about the person's path (requirement T11).
 */
export function findNationalities(cell: string): NationalityReading {
  labels ??= buildLabels();
  const table = labels;
  const whole = table.get(foldLabel(cell));
  if (whole) return { ok: true, claims: [{ code: whole, label: cell.trim() }] };
  const claims: { code: string; label: string }[] = [];
  for (const part of cell.split(/[/,،;؛+&|\n]/u)) {
    if (UNKNOWN.has(foldLabel(part))) continue;
    const code = table.get(foldLabel(part));
    if (!code) return { ok: false, label: part.trim() };
    if (!claims.some((claim) => claim.code === code)) claims.push({ code, label: part.trim() });
  }
  return { ok: true, claims };
}
