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
  TUR: 'turkish|turkey|turk|تركي|تورک|tirk|tirkiye|تورکی',
  JOR: 'jordanian|أردني|ئوردنی',
  LBN: 'lebanese|لبناني|لوبنانی',
  PSE: 'palestinian|palestine|فلسطيني|فلسطين|فەلەستینی',
  EGY: 'egyptian|مصري|میسری',
  SAU: 'saudi|saudi arabian|سعودي|السعودية|سعودی|سعوودی',
  KWT: 'kuwaiti|كويتي|کوەیتی',
  YEM: 'yemeni|يمني|یەمەنی',
  TUN: 'tunisian|تونسي|تونسی',
  MAR: 'moroccan|مغربي|مەغریبی',
  DZA: 'algerian|جزائري|جەزائیری',
  LBY: 'libyan|ليبي|لیبی',
  SDN: 'sudanese|سوداني|سوودانی',
  SOM: 'somali|صومالي|سۆماڵی',
  IRN: 'iranian|iran|إيراني|إيران|ئێرانی',
  AFG: 'afghan|أفغاني|ئەفغانی',
  PAK: 'pakistani|باكستاني|پاکستانی',
  IND: 'indian|هندي|هیندی',
  BGD: 'bangladeshi|بنغلاديشي|بەنگلادیشی',
  IDN: 'indonesian|إندونيسي|ئیندۆنیزی',
  MYS: 'malaysian|ماليزي',
  PHL: 'filipino|فلبيني',
  CHN: 'chinese|صيني|چینی',
  RUS: 'russian|russian federation|russia|روسي|روسيا الاتحادية|ڕووسی',
  UZB: 'uzbek|أوزبكي|ئۆزبەکی|ئۆزبەکستانی',
  TJK: 'tajik|طاجيكي|تاجیکی|تاجیکستانی',
  KGZ: 'kyrgyz|قرغيزي|قيرغيزي|قرغیزستانی',
  KAZ: 'kazakh|كازاخستاني|كازاخي|کازاخستانی',
  TKM: 'turkmen of turkmenistan|تركمانستاني|تورکمانستانی',
  AZE: 'azerbaijani|أذربيجاني|أذري|ئازەربایجانی',
  GEO: 'georgian|جورجي|جۆرجی',
  UKR: 'ukrainian|أوكراني|ئۆکرانی',
  FRA: 'french|فرنسي|فەڕەنسی',
  DEU: 'german|ألماني|ئەڵمانی',
  BEL: 'belgian|بلجيكي|بەلجیکی',
  NLD: 'dutch|holland|هولندي|هولندا|هۆڵەندی',
  GBR: 'british|uk|great britain|england|بريطاني|بريطانيا|بەریتانی',
  SWE: 'swedish|سويدي|سویدی',
  DNK: 'danish|دنماركي|دانیمارکی',
  NOR: 'norwegian|نرويجي|نەرویجی',
  FIN: 'finnish|فنلندي|فینلەندی',
  AUT: 'austrian|نمساوي',
  CHE: 'swiss|سويسري|سویسری',
  ESP: 'spanish|إسباني|ئیسپانی',
  ITA: 'italian|إيطالي|ئیتاڵی',
  BIH: 'bosnian|بوسني|بۆسنی',
  ALB: 'albanian|ألباني|ئەلبانی',
  USA: 'american|usa|us|أمريكي|أميركي|الولايات المتحدة الأمريكية|ئەمریکی',
  CAN: 'canadian|كندي|کەنەدی',
  AUS: 'australian|أسترالي|ئوسترالی',
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

/** The word "nationality" beside the nationality itself, as in "of Syrian nationality". A label that needs the word, like "without nationality", is looked up whole first. */
const THE_WORD_ITSELF = /(?:^|\s)(?:nationality|الجنسي[ةه]|جنسي[ةه])(?=\s|:|$):?/giu;

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
    const code = table.get(foldLabel(part)) ?? table.get(foldLabel(part.replaceAll(THE_WORD_ITSELF, ' ')));
    if (!code) return { ok: false, label: part.trim() };
    if (!claims.some((claim) => claim.code === code)) claims.push({ code, label: part.trim() });
  }
  return { ok: true, claims };
}
