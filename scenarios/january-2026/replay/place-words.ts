/**
 * Places that are no site of the register, as officers write them: in Arabic and in English, because what is written in words is shown in every language as it stands. Sites are named by their codes, for which each language has a name.
 */
export const placeWords = {
  hospital: 'مستشفى تلعفر، ردهة الطوارئ / Tal Afar hospital, emergency ward',
  court: 'محكمة تحقيق الكرخ / Investigating court of Karkh',
  aroundShaddadi: 'الشدادي والقرى المحيطة بها / al-Shaddadi and the villages around it',
  forensicMedicine: 'دائرة الطب العدلي في الموصل / forensic medicine department in Mosul',
  propertyRoom: 'غرفة أمانات غويران / Property room of Ghwayran',
  escort: 'مفرزة القافلة / Escort of the convoy',
  propertyRoomOfAqtan: 'غرفة أمانات الأقطان / Property room of al-Aqtan',
  gateOfCamp: 'باب المخيم / Gate of the camp',
  relatives: 'عند أقارب، كما تقول الأسرة / with relatives, as the household says',
  reception: 'استقبال الكرخ / Reception of Karkh',
} as const;

/** What a section is called in each language; its code is the English name. */
export const sectionNameIn = (section: string): { nameEn: string; nameAr: string; nameCkb: string } => {
  const [, word = section, number = ''] = /^(\D+?)(?: (\d+|[A-Z]))?$/.exec(section) ?? [];
  const words = SECTION_WORDS[word];
  if (words === undefined) throw new Error(`Nobody said what ${section} is called in Arabic and Sorani.`);
  const [ar, ckb] = words;
  const named = (name: string): string => [name, number].join(' ').trim();
  return { nameEn: section, nameAr: named(ar), nameCkb: named(ckb) };
};

const SECTION_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  Hall: ['القاعة', 'هۆڵی'],
  'Juvenile wing': ['جناح الأحداث', 'باڵی مناڵان'],
  'Old hall': ['القاعة القديمة', 'هۆڵی کۆن'],
  'Old wing': ['الجناح القديم', 'باڵی کۆن'],
  Phase: ['القطاع', 'قۆناغی'],
  Annex: ['الملحق', 'پاشکۆ'],
  Block: ['البلوك', 'بلۆکی'],
  Families: ['الأسر', 'خێزانەکان'],
};
