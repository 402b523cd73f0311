import { hash } from 'node:crypto';
import type { Trilingual } from '../../core/access/views.ts';
import { Refusal } from '../../core/register/refusal.ts';
import type { ListGrid } from './lists/list-grid.ts';
import type { ListLanguage } from './lists/list-language.ts';
import { describeReason, type ListCode } from './lists/locales.ts';
import type { ListFileReading } from './lists/sheet/list-file-request.ts';
import { readListFile } from './lists/sheet/read-list-file.ts';

/** The file of a list as a request brings it: base64 of its bytes, its name, and the sheet that is meant. */
export type GivenFile = { readonly file: string; readonly fileName: string; readonly sheet?: string | undefined };

/** A file that was read. */
export type ReadFile = { readonly sha256: string; readonly grid: ListGrid };

type Reading = { readonly sha256: string; readonly reading: ListFileReading };

/** The sentences of a code of the reader of lists, what is wrong and what to do next, in three languages. */
export const listText = (code: ListCode, values: Readonly<Record<string, string>>): Trilingual => {
  const say = (language: ListLanguage) => {
    const { reason, remedy } = describeReason({ code, values }, language);
    return `${reason} ${remedy}`;
  };
  return { en: say('en'), ar: say('ar'), ckb: say('ckb') };
};

/** What one request brings is read once, whatever asks for it. */
const readings = new WeakMap<GivenFile, Promise<Reading>>();

const readNow = async ({ file, sheet }: GivenFile, authority: string | null): Promise<Reading> => {
  const bytes = Buffer.from(file, 'base64');
  return {
    sha256: hash('sha256', bytes),
    reading: await readListFile(
      { bytes: new Uint8Array(bytes), ...(sheet === undefined ? {} : { sheet }) },
      undefined,
      authority ?? '',
    ),
  };
};

/** The refusal of a file as a whole: what is wrong with it and what to do next, as the reader of lists words it. */
export const fileRefusal = ({ code, values }: { code: ListCode; values: Readonly<Record<string, string>> }): Refusal =>
  new Refusal('invalid-input', { problems: [{ code, field: 'file', text: listText(code, values) }] });

/**
 * Reads the file of a request.
 * @param authority of the officer who sent it, where it is read for the first time: its other files wait in one queue with it
 * @throws Refusal `invalid-input` with the code and values of what is wrong with the file as a whole
 */
export const readGivenFile = async (given: GivenFile, authority: string | null = null): Promise<ReadFile> => {
  const known = readings.get(given) ?? readNow(given, authority);
  readings.set(given, known);
  const { sha256, reading } = await known;
  if (!reading.ok) throw fileRefusal(reading);
  const extension = /\.([a-z0-9]+)$/i.exec(given.fileName)?.[1]?.toLowerCase() ?? '';
  const otherType = reading.kind === 'csv' ? /^xls/.test(extension) : ['csv', 'txt', 'tsv', 'xls'].includes(extension);
  if (!otherType) return { sha256, grid: reading.grid };
  return {
    sha256,
    grid: { ...reading.grid, notes: [...reading.grid.notes, { code: 'other-type-than-name', values: {} }] },
  };
};
