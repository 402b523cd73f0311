import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Keys of a locale file, nested keys joined by dots. */
function flatten(node: Record<string, unknown>, prefix = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : flatten(value as Record<string, unknown>, `${prefix}${key}.`),
  );
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (keys: string[]) => new Set(keys.map((key) => key.replace(PLURAL, '')));
const read = (path: string) => flatten(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>);

const FOLDERS: Record<string, string> = { shell: 'src/app/locales' };
for (const path of globSync('src/{systems,core}/*/web/locales')) {
  const namespace = path.split('/').at(-3);
  if (namespace) FOLDERS[namespace] = path;
}

/** Every use of a translation: the namespace it is read from, and the key, in which `*` stands for a computed part. */
function usedKeys(): { namespace: string; key: string; file: string }[] {
  const files = globSync('src/{app,systems,core}/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'));
  return files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const own = /useTranslation\(\s*\[?\s*'([a-z]+)'/.exec(source)?.[1] ?? 'shell';
    return [...source.matchAll(/\bt\(\s*(['`])((?:(?!\1).)+)\1(?=(.{0,60}))/gs)].flatMap(
      ([, , text = '', after = '']) => {
        const pattern = text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '*');
        const namespace = /ns: '([a-z]+)'/.exec(after)?.[1];
        const [first, second] = pattern.split(':');
        if (second !== undefined && first) return [{ namespace: first, key: second, file }];
        return [{ namespace: namespace ?? own, key: pattern, file }];
      },
    );
  });
}

const matches = (pattern: string, key: string) =>
  new RegExp(`^${pattern.replace(/[.]/g, '\\.').replaceAll('*', '[^.]+')}$`).test(key);

test.each(Object.entries(FOLDERS))(
  '%s: Arabic and English have the same keys, and Arabic every plural form',
  (_, path) => {
    const arabic = read(`${path}/ar.json`);
    const english = read(`${path}/en.json`);
    expect([...withoutPlural(arabic)].sort()).toEqual([...withoutPlural(english)].sort());
    const plurals = withoutPlural(english.filter((key) => PLURAL.test(key)));
    for (const key of plurals) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) expect(arabic).toContain(`${key}_${form}`);
      for (const form of ['one', 'other']) expect(english).toContain(`${key}_${form}`);
    }
  },
);

test.each(Object.entries(FOLDERS))('%s: the Sorani draft is a part of the whole', (_, path) => {
  const whole = withoutPlural(read(`${path}/ar.json`));
  for (const key of withoutPlural(read(`${path}/ckb.json`))) expect(whole).toContain(key);
});

test('every key used in the code exists, and every key that exists is used', () => {
  const used = usedKeys();
  expect(used.length).toBeGreaterThan(200);
  const missing: string[] = [];
  const seen = new Set<string>();
  for (const { namespace, key, file } of used) {
    const folder = FOLDERS[namespace];
    const known = folder ? [...withoutPlural(read(`${folder}/en.json`))] : [];
    const found = known.filter((candidate) => matches(key, candidate));
    if (found.length === 0) missing.push(`${namespace}:${key} in ${file}`);
    for (const candidate of found) seen.add(`${namespace}:${candidate}`);
  }
  expect(missing).toEqual([]);
  const unused = Object.entries(FOLDERS).flatMap(([namespace, folder]) =>
    [...withoutPlural(read(`${folder}/en.json`))].map((key) => `${namespace}:${key}`).filter((key) => !seen.has(key)),
  );
  expect(unused).toEqual([]);
});
