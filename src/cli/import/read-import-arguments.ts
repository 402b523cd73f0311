import { UsageError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';

/** What `./amana import` was called with. */
export type ImportArguments = {
  readonly file: string;
  readonly site: string;
  readonly source: string | undefined;
  readonly people: 'residents' | 'detainees' | undefined;
  readonly heads: 'as-stated' | 'first-row' | undefined;
  readonly sheet: string | undefined;
  readonly headings: Readonly<Record<string, string>>;
  readonly annotated: { readonly path: string; readonly format: 'xlsx' | 'csv' } | undefined;
  readonly language: 'en' | 'ar' | 'ckb';
  readonly url: string | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
};

const FLAGS = ['--dry-run', '--json'];

/** `heading=field,heading=field`; a comma within a heading is written as `\,`. */
export const readMapping = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(/(?<!\\),/).map((pair) => {
      const equals = pair.lastIndexOf('=');
      if (equals < 1 || equals === pair.length - 1)
        throw new UsageError(`--map takes "heading=field,heading=field", and ${JSON.stringify(pair)} is no such pair.`);
      return [pair.slice(0, equals).replaceAll('\\,', ',').trim(), pair.slice(equals + 1).trim()];
    }),
  );

/** @throws UsageError for what cannot be meant */
export const readImportArguments = (words: readonly string[]): ImportArguments => {
  const [file, ...rest] = words.filter((word) => !FLAGS.includes(word));
  if (file === undefined || file.startsWith('--')) throw new UsageError('./amana import needs a file: .xlsx or CSV.');
  const given = readArguments(
    rest,
    ['site', 'source', 'people', 'heads', 'sheet', 'map', 'annotated', 'language', 'url'],
    FLAGS.map((flag) => flag.slice(2)),
  );
  if (given.site === undefined)
    throw new UsageError('./amana import needs --site, the code of the site that holds the persons.');
  const { language = 'en', annotated, people, heads } = given;
  if (heads !== undefined && heads !== 'as-stated' && heads !== 'first-row')
    throw new UsageError('--heads is as-stated or first-row.');
  if (people !== undefined && people !== 'residents' && people !== 'detainees')
    throw new UsageError('--people is residents or detainees.');
  if (language !== 'en' && language !== 'ar' && language !== 'ckb')
    throw new UsageError('--language is en, ar or ckb.');
  const format = annotated === undefined ? undefined : /\.(xlsx|csv)$/i.exec(annotated)?.[1]?.toLowerCase();
  if (annotated !== undefined && format === undefined)
    throw new UsageError('--annotated names a file that ends in .xlsx or .csv.');
  return {
    file,
    site: given.site,
    source: given.source,
    people,
    heads,
    sheet: given.sheet,
    headings: given.map === undefined ? {} : readMapping(given.map),
    annotated: annotated === undefined ? undefined : { path: annotated, format: format === 'csv' ? 'csv' : 'xlsx' },
    language,
    url: given.url,
    dryRun: words.includes('--dry-run'),
    json: words.includes('--json'),
  };
};
