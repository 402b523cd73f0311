import { readFile } from 'node:fs/promises';

/** One rule as a question to the tables: a SELECT of the rows that break it, empty where it holds. */
export type Invariant = {
  /** Id of the rule (`I09-one-live-manifest`). */
  readonly rule: string;
  /** What the rows mean, one sentence. */
  readonly says: string;
  /** Columns: what breaks it (`person 1012`), numbers and codes only. */
  readonly sql: string;
};

const HEAD = /^-- ((?:I\d\d|P\d)-[a-z0-9-]+): (.+)$/;

/**
 * Reads an `invariants.sql`: blocks of a line `-- <rule id>: <sentence>` and one SELECT. Text before the first such line is explanation.
 *
 * @throws where a block is not one SELECT, so that no rule is left out in silence
 */
export const parseInvariants = (text: string, file: string): Invariant[] => {
  const found: { rule: string; says: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, rule, says] = HEAD.exec(line) ?? [];
    if (rule !== undefined && says !== undefined) found.push({ rule, says, lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found.map(({ rule, says, lines }) => {
    const sql = lines
      .filter((line) => !line.startsWith('--'))
      .join('\n')
      .trim();
    if (!/^(SELECT|WITH)\b[^;]*;$/.test(sql)) throw new Error(`${file}: the block of ${rule} is not one SELECT.`);
    return { rule, says, sql: sql.slice(0, -1) };
  });
};

/** Reads the rules of several files. */
export const readInvariants = async (files: readonly string[]): Promise<Invariant[]> =>
  (await Promise.all(files.map(async (file) => parseInvariants(await readFile(file, 'utf8'), file)))).flat();
