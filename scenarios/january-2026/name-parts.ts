/**
 * Parts of names for synthetic persons, written for this scenario. Given names are among the most common ones; family names
 * are trades ("smith", "miller") in the language of the country, so that no tribe, town or known family is named. Nothing
 * here was taken from a list of real persons; whoever has such a name is not meant.
 */
export type NamePart = { readonly ar: string; readonly latin: string; readonly ckb?: string; readonly cyrl?: string };

function parts(table: string): NamePart[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [ar = '', latin = '', ckb = '', cyrl = ''] = line.split('|').map((cell) => cell.trim());
      return { ar, latin, ...(ckb && { ckb }), ...(cyrl && { cyrl }) };
    });
}

/** Given names of Arabic use: Arabic | Latin | Sorani where usual | Cyrillic where usual. */
export const ARABIC_GIVEN = parts(`
أحمد|Ahmad|ئەحمەد|Ахмад
محمد|Mohammed|محەمەد|Мухаммад
محمود|Mahmoud|مەحمود|Махмуд
علي|Ali|عەلی|Али
حسين|Hussein|حوسێن|Хусейн
حسن|Hassan|حەسەن|Хасан
عمر|Omar|عومەر|Умар
عثمان|Othman|عوسمان|Усман
خالد|Khalid|خالید|Халид
إبراهيم|Ibrahim|ئیبراهیم|Ибрагим
يوسف|Yousef|یوسف|Юсуф
صالح|Saleh|ساڵح|Салих
سعيد|Saeed|سەعید|Саид
جمال|Jamal|جەمال|Джамал
كريم|Karim|کەریم|Карим
ياسين|Yasin|یاسین|Ясин
مصطفى|Mustafa|مستەفا|Мустафа
حمزة|Hamza|هەمزە|Хамза
بلال|Bilal|بیلال|Билал
سليمان|Sulaiman|سلێمان|Сулейман
داود|Dawood|داود|Давуд
عيسى|Issa|عیسا|Иса
موسى|Mousa|مووسا|Муса
زكريا|Zakariya|زەکەریا|Закария
عبد الله|Abdullah|عەبدوڵڵا|Абдулла
عبد الرحمن|Abdulrahman|عەبدولڕەحمان|Абдурахман
عبد الكريم|Abdulkareem|عەبدولکەریم|Абдулкарим
عبد العزيز|Abdulaziz|عەبدولعەزیز|Абдулазиз
عبد القادر|Abdulqader|عەبدولقادر|Абдулкадир
طارق|Tariq|تاریق|Тарик
رائد|Raed
ماجد|Majid
فهد|Fahad
نبيل|Nabil
عادل|Adel
عماد|Imad
أنس|Anas
قاسم|Qasim
هاشم|Hashim
وليد|Walid
فيصل|Faisal
غسان|Ghassan
زياد|Ziyad
مروان|Marwan
منذر|Munther
ثامر|Thamer
شاكر|Shaker
لطيف|Latif
مهند|Muhannad
أيمن|Ayman
بشار|Bashar
حازم|Hazim
رضوان|Radwan
صهيب|Suhaib
`);

/** Kurdish given names: as written in Arabic spelling | Kurmanji or English spelling | Sorani. */
export const KURDISH_GIVEN = parts(`
شيركو|Sherko|شێرکۆ
ريبوار|Rebwar|ڕێبوار
هيمن|Hemin|هێمن
دلشاد|Dilshad|دڵشاد
رزكار|Rizgar|ڕزگار
آزاد|Azad|ئازاد
آرام|Aram|ئارام
بختيار|Bakhtiyar|بەختیار
برزان|Barzan|بەرزان
فرهاد|Farhad|فەرهاد
كاوه|Kawa|کاوە
سردار|Sardar|سەردار
كوران|Goran|گۆران
دلير|Diler|دلێر
نوزاد|Nawzad|نەوزاد
شوان|Shwan|شوان
`);

/** Family names of Arabic-speaking countries: trades. */
export const ARABIC_TRADES = parts(`
الحداد|al-Haddad
النجار|al-Najjar
الخياط|al-Khayyat
الصائغ|al-Sayegh
الدباغ|al-Dabbagh
العطار|al-Attar
الوراق|al-Warraq
الكاتب|al-Katib
البناء|al-Banna
الخباز|al-Khabbaz
السقا|al-Saqqa
الحلاق|al-Hallaq
الفلاح|al-Fallah
الزجاج|al-Zajjaj
القصاب|al-Qassab
الصباغ|al-Sabbagh
الطحان|al-Tahhan
الحمال|al-Hammal
النساج|al-Nassaj
البقال|al-Baqqal
`);

/** Family names in Kurdish: trades. */
export const KURDISH_TRADES = parts(`
آسنكر|Asingar|ئاسنگەر
دارتاش|Dartash|دارتاش
نانوا|Nanawa|نانەوا
زيرنكر|Zeringar|زێڕینگەر
شوان كار|Shwankar|شوانکار
جوتيار|Jutyar|جووتیار
`);

/** Family names in Turkish, Russian, Tajik or Uzbek: trades, with their usual Arabic transcription. */
export const TURKISH_TRADES = parts(`
ترزي|Terzi
دميرجي|Demirci
أكمكجي|Ekmekçi
دوغرامجي|Doğramacı
بالكجي|Balıkçı
جوبان|Çoban
`);
export const RUSSIAN_TRADES = parts(`
كوزنيتسوف|Kuznetsov||Кузнецов
ملنيكوف|Melnikov||Мельников
غونتشاروف|Goncharov||Гончаров
بلوتنيكوف|Plotnikov||Плотников
ريباكوف|Rybakov||Рыбаков
`);
export const CENTRAL_ASIAN_TRADES = parts(`
آهنكروف|Ohangarov||Оҳангаров
ناننوايف|Novvoyev||Новвоев
دهقانوف|Dehqonov||Деҳқонов
زركروف|Zargarov||Заргаров
جوبانوف|Choponov||Чопонов
`);

/** Family names of western European countries and of Indonesia: trades, in Latin letters only, by country. */
export const LATIN_TRADES: Readonly<Record<string, readonly string[]>> = {
  FRA: ['Meunier', 'Charpentier', 'Boulanger', 'Tisserand'],
  BEL: ['Smets', 'Timmermans', 'Bakkers', 'Wevers'],
  DEU: ['Müller', 'Schneider', 'Zimmermann', 'Töpfer'],
  GBR: ['Cooper', 'Thatcher', 'Miller', 'Weaver'],
  NLD: ['Bakker', 'Timmerman', 'Visser', 'Mulder'],
  SWE: ['Smed', 'Mjölnare', 'Snickare', 'Fiskare'],
  IDN: ['Tukang', 'Petani', 'Nelayan', 'Pandai'],
};
