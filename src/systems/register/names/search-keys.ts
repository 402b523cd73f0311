import { remember } from './remember.ts';

/** The most keys that one word gets; more alternatives would find everything. */
const MOST_KEYS = 12;

/** Reads a table written as `spelling:classes` with spaces between. */
function readTable(text: string): [spelling: string, classes: string][] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split(':') as [string, string]);
}

/**
 * Classes of consonants that spellings do not keep apart: b f t d z s j k h l m n r w y, S for sh and ch, and a for every
 * vowel. A slash separates what a letter may stand for.
 */
const ARABIC: ReadonlyMap<string, string> = new Map(
  readTable(`
    ب:b ت:t ث:t/s ج:j چ:S/j ح:h خ:h د:d ذ:d/z ر:r ز:z ژ:j/z س:s ش:S ص:s ض:d/z ط:t ظ:z/d
    غ:k ف:f ق:k ك:k ل:l م:m ن:n ه:h و:w ي:y ا:a ع:a`),
);
/** In this order: the first spelling that fits is taken. "th" is ث in Othman and ذ in Munther. */
const LATIN: readonly (readonly [string, string])[] = readTable(`
    tsch:S dsch:j sch:S tch:S dzh:j kh:h gh:k sh:S ch:S/h/j zh:j th:t/s/d/z dh:d/z dj:j ph:f ck:k ou:w/a γ:k/h
    b:b c:k/j d:d f:f g:k/j h:h j:j k:k l:l m:m n:n p:b q:k r:r s:s t:t v:f/w w:w x:h/ks y:y z:z a:a e:a i:a o:a u:a`);
/** Cyrillic letters in Latin ones; γ is г, which stands for g and for h. */
const CYRILLIC: ReadonlyMap<string, string> = new Map(
  readTable(`
    а:a б:b в:v г:γ ґ:g ғ:gh д:d е:e ж:j з:z и:i к:k қ:q л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ҳ:h һ:h
    ц:ts ч:ch ш:sh щ:sh ы:i э:e ю:yu я:ya і:i ң:n ү:u ұ:u ө:o ә:a ҷ:j ў:u`),
);

/** Sounds of a word, each with its alternatives. */
function soundsOf(token: string): string[][] {
  if (/\p{Script=Arabic}/u.test(token)) return Array.from(token, (letter) => (ARABIC.get(letter) ?? '').split('/'));
  const latin = Array.from(token.replace(/дж/gu, 'j'), (letter) => CYRILLIC.get(letter) ?? letter).join('');
  const sounds: string[][] = [];
  for (let i = 0; i < latin.length; ) {
    const hit = LATIN.find(([spelling]) => latin.startsWith(spelling, i));
    if (hit) sounds.push(hit[1].split('/'));
    i += hit?.[0].length ?? 1;
  }
  return sounds;
}

/** Consonants without weak letters: vowels stay only as one mark at the start, w and y only at the start. */
function skeleton(sounds: string): string {
  const start = /^[awy]/.test(sounds) ? sounds.charAt(0) : '';
  const consonants = sounds.replace(/[awy]/g, '').replace(/(.)\1+/g, '$1');
  // A last h is written or not (Fatima, Fatimah, فاطمة); a short word would lose too much with it.
  return start + (consonants.length > 1 && (start + consonants).length > 2 ? consonants.replace(/h$/, '') : consonants);
}

/** So many different words the names of a large register have. */
const KEPT = 20_000;

/**
 * Keys under which a normalised word is found in either script, for example `mhmd` for محمد, محەمەد, Mohamed and Мухаммад.
 * Two words that share a key *may* be the same name; nothing follows from it but being shown in a search.
 * @param token one word of `normaliseName`
 * @returns 1 to 12 different keys, sorted; digits are their own key
 */
export const searchKeys: (token: string) => readonly string[] = remember(KEPT, (token) => {
  if (/^\p{N}+$/u.test(token)) return [token];
  // Glued articles cannot be told from the start of a name (Aljubori, Alfred), so such a word is kept both ways.
  const readings = /^[ae]l[^aeiouy][a-z]{3,}$/.test(token) ? [token, token.slice(2)] : [token];
  const keys = new Set<string>();
  for (const reading of readings) {
    let spellings = [''];
    for (const alternatives of soundsOf(reading)) {
      const longer = spellings.flatMap((spelling) => alternatives.map((sound) => spelling + sound));
      spellings = longer.length > 64 ? longer.slice(0, 64) : longer;
    }
    for (const spelling of spellings) keys.add(skeleton(spelling));
  }
  keys.delete('');
  return keys.size > 0 ? [...keys].sort().slice(0, MOST_KEYS) : [token];
});

/** True if two normalised words share a key. */
export function shareSearchKey(one: string, other: string): boolean {
  const keys = new Set(searchKeys(one));
  return searchKeys(other).some((key) => keys.has(key));
}
