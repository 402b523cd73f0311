import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const LANGUAGES = ['ar', 'en', 'ckb'] as const;

/** The text of a key in a language; undefined where the draft has none. */
const textOf = (language: string, own: string, key: string): string | undefined => {
  const [namespace, path] = key.includes(':') ? key.split(':') : [own, key];
  const [file] = globSync(
    namespace === 'shell'
      ? `src/app/locales/${language}.json`
      : `src/{systems,core}/${namespace}/web/locales/${language}.json`,
  );
  let node: unknown = JSON.parse(readFileSync(file as string, 'utf8'));
  for (const part of (path ?? '').split('.')) node = (node as Record<string, unknown> | undefined)?.[part];
  return typeof node === 'string' ? node : undefined;
};

/** Buttons of rows: the key of the words that are seen, and that of the name that is spoken, which says which row is meant. */
const pairs = globSync('src/{app,systems,core}/**/*.tsx').flatMap((file) => {
  const source = readFileSync(file, 'utf8');
  const own = /useTranslation\(\s*\[?\s*'([a-z]+)'/.exec(source)?.[1] ?? 'shell';
  const forms = [...source.matchAll(/<FormDialog\b(?:(?!<FormDialog\b).)*?\bcompact=\{t\('([^']+)'/gs)].flatMap(
    ([text, spoken = '']) => {
      const seen = /\blabel=\{t\('([^']+)'/.exec(text)?.[1];
      return seen === undefined ? [] : [{ own, seen, spoken }];
    },
  );
  const buttons = [...source.matchAll(/<Button\b((?:(?!<\/Button>).)*?)<\/Button>/gs)].flatMap(([, text = '']) => {
    const spoken = /aria-label=\{t\('([^']+)'/.exec(text)?.[1];
    const seen = /\n\s*\{t\('([^']+)'\)\}\s*$/.exec(text)?.[1];
    return seen === undefined || spoken === undefined ? [] : [{ own, seen, spoken }];
  });
  return [...forms, ...buttons];
});

const words = (text: string): string => ` ${text.replace(/\{\{.*?\}\}/g, '#').replace(/[^\p{L}\p{M}\p{N}#]+/gu, ' ')} `;

/** Who speaks to the device says the words that stand on the button (WCAG 2.5.3). */
test.each(LANGUAGES)('%s: the spoken name of a button contains the words on it', (language) => {
  expect(pairs.length).toBeGreaterThan(15);
  const wrong = pairs.flatMap(({ own, seen, spoken }) => {
    const [visible, name] = [textOf(language, own, seen), textOf(language, own, spoken)];
    if (visible === undefined || name === undefined) return [];
    return words(name).toLowerCase().includes(words(visible).toLowerCase()) ? [] : [`${visible} ≠ ${name}`];
  });
  expect(wrong).toEqual([]);
});
