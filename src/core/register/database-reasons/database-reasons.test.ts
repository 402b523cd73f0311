import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { reasonTexts } from '../reason-texts.ts';
import { refusalTexts, sentencesOf } from '../refusal-texts.ts';
import { databaseReasons, findReason } from './find-reason.ts';
import { reasonsOfAttacks } from './reasons-of-attacks.ts';
import { saidByCode } from './said-by-code.ts';

const source = path.resolve(import.meta.dirname, '../../..');
type Reason = { readonly code: string; readonly reason: string; readonly file: string };

const literals = (text: string): string[] =>
  [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, literal]) => (literal as string).replaceAll("''", "'"));

/** What every RAISE and every `transfers.refuse` of the schema says: the code, and the reason with `%` for its values. */
const reasonsOf = (file: string, sql: string): Reason[] => {
  const found: Reason[] = [];
  for (const [, message = ''] of sql.matchAll(/RAISE EXCEPTION '((?:[^']|'')*)'/g)) {
    const [, code = '', reason = ''] = /^([^:]*)(?:: (.*))?$/s.exec(message.replaceAll("''", "'")) ?? [];
    found.push({ code, reason: reason.trim(), file });
  }
  // of the literals in a call the one without a space is the code; where the code is asked at run time there is none, and the others are the reasons of its cases
  for (const [, call = ''] of sql.matchAll(/PERFORM transfers\.refuse(?:_shown)?\((.*?)\);/gs))
    for (const literal of literals(call))
      if (literal.includes(' '))
        found.push({ code: literals(call).find((code) => !code.includes(' ')) ?? '%', reason: literal, file });
  return found;
};

const reasons = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sql'))
  .flatMap((name) => reasonsOf(name, readFileSync(path.join(source, name), 'utf8')))
  // what is a value alone is another reason's, and a text that is too short is told as the finding of its field (refusal.ts)
  .filter(({ reason }) => reason !== '' && !/^(?:%, )*%$/.test(reason) && reason !== '% has less than % characters');

/** A reason as an officer meets it: values of the kind that the statement passes. */
const met = (reason: string): string => {
  const values: readonly (readonly [RegExp, string])[] = [
    [/^% is not among the roles that record %/, '{transfer_cell} is not among the roles that record HandedOver'],
    [/at most %/, 'at most 900'],
    [
      /shows %, before the last that was received at %/,
      'shows 2026-01-02 10:00:00, before the last that was received at 2026-01-02 11:00:00',
    ],
    [/^% is not possible in the state %/, 'ManifestClosed is not possible in the state cancelled'],
    [/comes to %/, 'comes to KRK'],
    [/brought to %/, 'brought to KRK'],
    [/person %/, 'person 12'],
  ];
  return values.reduce((text, [pattern, value]) => text.replace(pattern, value), reason);
};

test('every reason that the database gives is said in Arabic and Sorani too, or stands among those that only somebody with SQL meets, with why', () => {
  expect(reasons.length).toBeGreaterThan(400);
  const without = reasons.filter(
    ({ code, reason }) =>
      !Object.hasOwn(reasonsOfAttacks, reason) &&
      (code === '%' ? saidByCode[reason] === undefined : saidByCode[reason] !== code) &&
      findReason(met(reason)) === undefined,
  );
  expect(without.map(({ code, reason, file }) => `${file}: ${code}: ${reason}`)).toEqual([]);
});

test('no value of a reason is lost, and none stays unfilled: of the same case all three languages say the same person, site and number', () => {
  for (const { reason } of reasons.filter(({ reason }) => reason.includes('%'))) {
    const said = findReason(met(reason));
    if (said === undefined) continue;
    for (const language of ['ar', 'ckb'] as const) {
      expect(said[language], reason).not.toMatch(/[{}%]/);
      for (const value of ['12', 'KRK', '900', '10:00:00', '11:00:00'])
        if (
          met(reason)
            .split(/[^\w:]+/)
            .includes(value)
        )
          expect(said[language], reason).toContain(value);
    }
  }
});

test('none of the texts of reasons is of a reason that the database gives no more', () => {
  const given = new Set(reasons.map(({ reason }) => reason));
  const template = (text: string) => text.replace(/\{[a-z]+\d?\}/g, '%');
  const outside = new Set([
    'person %, %',
    'a fact that breaks this rule needs its breach in the same command (person %)',
  ]);
  expect(databaseReasons.map(({ en }) => template(en)).filter((en) => !given.has(en) && !outside.has(en))).toEqual([]);
  expect(Object.keys(reasonsOfAttacks).filter((reason) => !given.has(reason))).toEqual([]);
  expect(
    Object.entries(saidByCode).filter(
      ([said, code]) => !reasons.some(({ code: given, reason }) => given === code && reason === said),
    ),
  ).toEqual([]);
});

test('a reason has its words in one place, in two scripts, and why nobody meets it in a sentence', () => {
  const all = [...databaseReasons.map(({ en }) => en), ...Object.keys(reasonsOfAttacks), ...Object.keys(saidByCode)];
  expect(all.filter((reason, at) => all.indexOf(reason) !== at || Object.hasOwn(reasonTexts, reason))).toEqual([]);
  for (const { en, ar, ckb } of databaseReasons)
    for (const text of [ar, ckb]) expect(text, en).toMatch(/\p{Script=Arabic}/u);
  expect(Object.values(reasonsOfAttacks).filter((why) => why.length < 15)).toEqual([]);
});

test('what the database refuses leaves no place of a value open: its code alone, and its reason', () => {
  const open = reasons
    .filter(({ code, reason }) => Object.hasOwn(refusalTexts, code) && !Object.hasOwn(reasonsOfAttacks, reason))
    .filter(({ code, reason }) => {
      const { detail, remedy } = sentencesOf(code, { detail: met(reason) });
      return [detail, remedy].some((text) => /\{(?!transfer_cell)\w+\}/.test(`${text.en} ${text.ar} ${text.ckb}`));
    });
  expect(open.map(({ code, reason }) => `${code}: ${reason}`)).toEqual([]);
});

test('a place that takes nobody is told with the person whom the database names before it', () => {
  const { ar, ckb } = sentencesOf('I17-section-capacity', {
    detail: 'person 12, section KRK/A has 4 places; this would be number 5',
  }).detail;
  for (const text of [ar, ckb]) for (const value of ['12', 'KRK/A', '4', '5']) expect(text).toContain(value);
});

test('what the sentence of its code says already stands there once, and another reason of the code is set behind it', () => {
  const plain = sentencesOf('number-used', {}).detail;
  expect(sentencesOf('number-used', { detail: 'a register number is never used twice' }).detail).toEqual(plain);
  expect(sentencesOf('stale', { detail: 'the emergency is closed' }).detail.ar).toContain('حالة الطوارئ مغلقة');
});
