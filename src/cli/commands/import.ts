import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportListInput, ExportListResult } from '../../core/access/list-views.ts';
import { readConfig } from '../../platform/config/config.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { uuidv7 } from '../../platform/ids.ts';
import type { ReceiveListResult } from '../../systems/register/command-views.ts';
import { householdSentence } from '../../systems/register/lists/household-sentences.ts';
import type { Command } from '../command.ts';
import { askCredentials } from '../import/ask.ts';
import { type ImportArguments, readImportArguments } from '../import/read-import-arguments.ts';
import { RegisterClient } from '../import/register-client.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
/** Isolates keep a sentence in order on screens that know directions; a terminal shows them as boxes. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

const readGivenFile = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    throw new OperatorError(`The file ${file} cannot be read: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
};

const print = ({ json, dryRun, language }: ImportArguments, result: ReceiveListResult): void => {
  if (json) {
    say(JSON.stringify({ dryRun, ...result }));
    return;
  }
  for (const note of result.notes ?? []) say(`note: ${plain(note.text[language])}`);
  for (const { row, outcome, registerNumber, household, reason } of result.rows) {
    const told = [
      registerNumber,
      household === undefined ? undefined : plain(householdSentence(household)[language]),
      reason === undefined ? undefined : plain(reason[language]),
    ];
    say(
      `row ${String(row).padStart(6)}  ${outcome.padEnd(8)}  ${told.filter((part) => part !== undefined).join('  ')}`,
    );
  }
  const { read, accepted, waiting, refused, listNo } = result;
  say(
    `${dryRun ? 'Nothing was written. ' : `List ${listNo}. `}Rows read ${read} = accepted ${accepted} + waiting ${waiting} + refused ${refused}`,
  );
};

/** The received list with what became of each row, as bytes; that it was taken is recorded, as of every list. */
const saveList = async (
  client: RegisterClient,
  listNo: number | undefined,
  { format, language }: Required<Pick<ExportListInput, 'format' | 'language'>>,
): Promise<Buffer> => {
  const filter = { listNo: String(listNo) };
  const input: ExportListInput = { list: 'register/annotated-list', filter, language, format };
  const { csv, workbook } = await client.command<ExportListResult>('access/export-list', uuidv7(), input);
  return workbook === undefined ? Buffer.from(csv ?? '', 'utf8') : Buffer.from(workbook, 'base64');
};

const carryOut = async (client: RegisterClient, given: ImportArguments): Promise<ReceiveListResult> => {
  const input = {
    site: given.site,
    source: given.source ?? path.basename(given.file),
    fileName: path.basename(given.file),
    file: (await readGivenFile(given.file)).toString('base64'),
    ...(given.people === undefined ? {} : { people: given.people }),
    ...(given.heads === undefined ? {} : { heads: given.heads }),
    ...(given.sheet === undefined ? {} : { sheet: given.sheet }),
    ...(Object.keys(given.headings).length === 0 ? {} : { headings: given.headings }),
  };
  const result = await client.command<ReceiveListResult>('register/receive-list', uuidv7(), {
    ...input,
    ...(given.dryRun ? { dryRun: true } : {}),
  });
  if (given.annotated !== undefined) {
    const { path: target, format } = given.annotated;
    const bytes = given.dryRun
      ? await client.paper('/api/register/annotated-trial', { ...input, format, language: given.language })
      : await saveList(client, result.listNo, { format, language: given.language });
    await writeFile(target, bytes, { mode: 0o600 });
  }
  return result;
};

/** `./amana import`: a list, by an officer who signs in to the running register like everybody else. */
export const command: Command = {
  usage: `Usage: ./amana import FILE --site CODE [--source TEXT] [--sheet NAME] [--map "heading=field,…"] [--people residents|detainees]
                      [--heads as-stated|first-row] [--dry-run] [--json] [--annotated FILE.xlsx|FILE.csv] [--language en|ar|ckb] [--url ORIGIN]

Sends a list of persons (.xlsx or CSV) to the running register, as the officer who signs in: name, password and one-time code are asked on the terminal,
or taken from OFFICER_USERNAME, OFFICER_PASSWORD and OFFICER_CODE. The officer's permissions hold as everywhere; this program has none of its own.
Prints what became of each row. --dry-run writes nothing. --annotated writes the sheet with outcome and reason of each row; it names persons, so keep it safe.
--people says who is on a list of a camp or a rehabilitation centre: there it must be said, and residents are detained by nobody.
Residents come in with the households that the list names. --heads first-row says that the first row of each heads it where no row does.
Fields of --map: name, name-latin, name-sorani, alias, given, father, grandfather, family, mother, sex, birth, nationality, section, held-since, arrested-on, arrested-by, arrested-at, household, relation,
case-number, prison-number, icrc-number, unhcr-number, passport-number, identity-number, other-number, remarks, order-reference, age-group, row-number, ignore.
Columns of the last four stay with the rows of the list and go into no file.
Ends with 0 when all rows were accepted, 3 when some wait or were refused, 1 when it failed, 2 when called wrongly.
Example: ./amana import list.xlsx --site GHW --source "list of 21 January" --dry-run --annotated trial.xlsx
`,
  run: async (words) => {
    const given = readImportArguments(words);
    const config = readConfig(process.env, []);
    const client = new RegisterClient(
      given.url?.replace(/\/$/, '') ?? config.publicOrigin ?? `http://${config.host}:${config.port}`,
    );
    await client.signIn(await askCredentials(process.env));
    try {
      const result = await carryOut(client, given);
      print(given, result);
      return result.waiting + result.refused > 0 ? 3 : 0;
    } finally {
      await client.signOut();
    }
  },
};
