import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findReason } from './database-reasons/find-reason.ts';
import { findingTexts } from './finding-texts.ts';
import { reasonTexts } from './reason-texts.ts';
import { fillSentence, refusalTexts, sentencesOf } from './refusal-texts.ts';

const source = path.resolve(import.meta.dirname, '../..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.test)\.(ts|sql)$/.test(name),
);
const textOf = (name: string) => readFileSync(path.join(source, name), 'utf8');

test('every code that the source refuses with has a text', () => {
  const codes = new Set<string>();
  for (const name of files.filter((file) => !file.includes('web/')))
    for (const match of textOf(name).matchAll(
      /new Refusal\(\s*(?:'[a-z]+' in [a-z]+ \? )?'([^']+)'|RAISE EXCEPTION '((?:(?:I\d\d|P\d)-)?[a-z][a-z0-9-]+):|refuse\('([a-z0-9-]+)'/g,
    ))
      codes.add((match[1] ?? match[2] ?? match[3]) as string);
  expect(codes.size).toBeGreaterThan(15);
  expect([...codes].filter((code) => !Object.hasOwn(refusalTexts, code)).sort()).toEqual([]);
});

test('every reason of a gate is said in Arabic and Sorani too: one rule has several, and without them its sentence stands there twice', () => {
  const rules = textOf('systems/transfers/schema/1-rules.sql');
  const gates = rules.slice(rules.indexOf('FUNCTION transfers.seal_problems'));
  const reasons = [...gates.matchAll(/(?:'I\d\d-[a-z0-9-]+', |THEN |ELSE )'([a-z][^']* [^']*[^' ])'/g)].map(
    ([, reason]) => reason as string,
  );
  expect(reasons).toContain('no private interview offered');
  expect(reasons.filter((reason) => !Object.hasOwn(reasonTexts, reason))).toEqual([]);
  const said = (detail: string) => sentencesOf('I12-notice-and-interview', { detail }).detail;
  for (const language of ['en', 'ar', 'ckb'] as const)
    expect(said('no private interview offered')[language]).not.toBe(
      said('no notice in a language understood')[language],
    );
  // what has no words of its own stays in English alone
  expect(said('person 12 is held elsewhere').ar).toBe(said('').ar);
});

test('every reason that a command gives is said in Arabic and Sorani too, where the sentence of its code does not name it already', () => {
  const reasons = new Map<string, string>();
  for (const name of files.filter((file) => /commands[\\/]|handover-signing|find-emergency|people-of-list/.test(file)))
    for (const match of textOf(name).matchAll(/new Refusal\(\s*'([^']+)',\s*\{\s*values: \{[^}]*?detail: '([^']+)'/g)) {
      const [, code, reason] = match as unknown as [string, string, string];
      if (code !== 'not-found' && !refusalTexts[code]?.detail.en.includes('{detail}')) reasons.set(reason, code);
    }
  expect(reasons.size).toBeGreaterThan(60);
  expect([...reasons.keys()].filter((reason) => !Object.hasOwn(reasonTexts, reason))).toEqual([]);
  for (const { ar, ckb } of Object.values(reasonTexts))
    for (const text of [ar, ckb]) expect(text).toMatch(/\p{Script=Arabic}/u);
});

test('every reason of a command that holds a value is said in Arabic and Sorani too, where the sentence of its code does not say enough', () => {
  const reasons = new Map<string, string>();
  // what is not found is told as that, whatever it is; a state is told by its code
  for (const name of files.filter((file) => !/queries[\\/]|web[\\/]/.test(file)))
    for (const match of textOf(name).matchAll(/Refusal\(\s*'([^']+)',\s*\{\s*values: \{[^}]*?detail: `([^`]+)`/g))
      if (match[1] !== 'not-found' && match[1] !== 'no-such-step') reasons.set(match[2] as string, name);
  expect(reasons.size).toBeGreaterThan(8);
  const met = (reason: string): string =>
    reason.replace(/\$\{([^}]*)\}/g, (_, value: string) =>
      /handovers|ordinal|[nN]o$/.test(value) ? '12' : /kind|scope|role/.test(value) ? 'registry' : 'KRK',
    );
  const without = [...reasons].filter(
    ([reason, name]) => !name.endsWith('execute.ts') && findReason(met(reason)) === undefined,
  );
  expect(without).toEqual([]);
  const said = sentencesOf('not-permitted', { detail: 'site KRK' }).detail;
  expect(said.ar).toContain('الموقع \u2068KRK\u2069');
  const child = sentencesOf('I17-section-capacity', {
    detail: 'GHW-000025-X: section KRK/A has 4 places; this would be number 5',
  }).detail;
  for (const text of [child.ar, child.ckb])
    for (const value of ['GHW-000025-X', 'KRK/A', '5']) expect(text).toContain(value);
});

test('why a place does not take a person is said in Arabic and Sorani too, with the place and the numbers: every reason that the database words', () => {
  const sql = textOf('systems/register/schema/3-placement.sql');
  const rule = sql.slice(
    sql.indexOf('FUNCTION register.placement_violations('),
    sql.indexOf('FUNCTION register.placement_violations_seen'),
  );
  const asked = [
    ['I13-minor-apart-from-adults', 'compartment BUS-1/1A is for adults, the age class is minor', 'BUS-1/1A', 'قاصر'],
    [
      'I13-minor-apart-from-adults',
      'section KRK/W is for adults, and no decision of child protection stands that the child stays beside its parent: it is made on the file of the child',
      'KRK/W',
      'في ملف الطفل',
    ],
    ['I13-minor-apart-from-adults', 'section KRK/J is for juveniles, the age class is adult', 'KRK/J', 'بالغ'],
    ['I16-men-and-women-apart', 'section GHW/North is for another sex', 'GHW/North', 'للجنس الآخر'],
    [
      'I16-untried-apart',
      'section KRK/C is for convicted persons, and no order that carries out a judgment is in force',
      'KRK/C',
      'حكمًا',
    ],
    ['I16-untried-apart', 'section KRK/C is for untried persons, and this person is convicted', 'KRK/C', 'محكوم'],
    [
      'I16-untried-apart',
      'compartment BUS-1/1A is for untried persons, as the first who sits there, and this person is not detained',
      '1A',
      'غير محتجز',
    ],
    [
      'I16-untried-apart',
      'compartment BUS-1/1A is for who is not detained, and this person is convicted',
      '1A',
      'من ليس محتجزًا',
    ],
    ['I33-vehicle-fit', 'vehicle BUS-1 was found unfit, and not fit since', 'BUS-1', 'غير صالحة'],
    ['I16-keep-apart', 'section GHW/North would hold two persons who are kept apart', 'GHW/North', 'الفصل'],
    ['I17-section-capacity', 'compartment BUS-6/6W has 4 places; this would be number 5', '6W', '\u20684\u2069'],
    ['P3-security-level', 'section KRK/B is of level ordinary, the level in force is high', 'KRK/B', 'عالٍ'],
    ['I32-household-together', 'section KRK/F is for families, and this person is in no household', 'KRK/F', 'للأسر'],
    [
      'I32-household-together',
      'a child and the parent whom it accompanies would be in two compartments',
      'مقصورتين',
      'الطفل',
    ],
    ['I32-household-together', 'another member of the household is in another section', 'قسم', 'الأسرة'],
  ] as const;
  // each part of a reason that stands in the function is in one of those asked here
  const parts = [...rule.matchAll(/'([a-z ,;]*[a-z]{3}[a-z ,;]*)'/g)]
    .map(([, part]) => (part as string).trim())
    .filter((part) => part.includes(' '));
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter((part) => !asked.some(([, detail]) => detail.includes(part)))).toEqual([]);
  for (const [code, detail, ...words] of asked) {
    const said = sentencesOf(code, { detail }).detail;
    expect(said.en).toContain(`(${detail})`);
    for (const word of words) expect(said.ar, detail).toContain(word);
    expect(said.ckb, detail).not.toBe(sentencesOf(code, {}).detail.ckb);
  }
});

test('every text speaks three languages and names a remedy, every rule its source', () => {
  for (const [code, text] of Object.entries(refusalTexts)) {
    for (const part of [text.detail, text.remedy])
      for (const language of ['en', 'ar', 'ckb'] as const)
        expect(part[language].length, `${code} ${language}`).toBeGreaterThan(5);
    expect(text.detail.ar, code).toMatch(/\p{Script=Arabic}/u);
    expect(text.detail.ckb, code).toMatch(/\p{Script=Arabic}/u);
    if (/^(?:I\d\d|P\d)-/.test(code)) expect(text.source, code).toBeTruthy();
  }
});

test('values stand in their places, and an absent value in brackets leaves nothing', () => {
  const sentence = { en: 'on {detail} ({more})', ar: '({more})', ckb: '{detail}' };
  expect(fillSentence(sentence, { detail: 'KRK-1' })).toEqual({ en: 'on KRK-1', ar: '', ckb: 'KRK-1' });
  expect(fillSentence(sentence, { detail: 'a', more: 2 }).en).toBe('on a (2)');
  // Between right-to-left words a code or a date that begins with a digit would be read from its end: it stands in isolates.
  expect(fillSentence(sentence, { detail: '2026-JAN' })).toEqual({
    en: 'on 2026-JAN',
    ar: '',
    ckb: '\u20682026-JAN\u2069',
  });
});

test('the reason that a guard gave is kept behind the English sentence', () => {
  expect(sentencesOf('I10-fitness-48h', { detail: 'not examined' }).detail.en).toMatch(/\(not examined\)$/);
  expect(sentencesOf('some-row-code', {}).detail.en).toContain('some-row-code');
});

test('every finding that a command names about a field has a text', () => {
  const codes = new Set<string>();
  for (const name of files.filter((file) => /commands[\\/]/.test(file)))
    for (const match of textOf(name).matchAll(/\{ code: '([a-z0-9-]+)', field/g)) codes.add(match[1] as string);
  expect(codes.size).toBeGreaterThan(10);
  expect([...codes].filter((code) => sentencesOf(code, {}).detail.en.startsWith('Refused:')).sort()).toEqual([]);
});

test('every code has its sentences in one place', () => {
  expect(Object.keys(findingTexts).filter((code) => Object.hasOwn(refusalTexts, code))).toEqual([]);
});

test('who is refused a place for the other age is not told to be of it: an adult among minors, or a minor among adults', () => {
  const { detail, remedy } = sentencesOf('I13-minor-apart-from-adults', {});
  expect(detail.en).toContain('an adult among minors');
  expect(detail.ar).toContain('بالغ بين قاصرين');
  expect(remedy.en).toMatch(/^Choose a section or compartment for the age of the person/);
});
