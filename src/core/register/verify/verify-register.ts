import type pg from 'pg';
import { OperatorError } from '../../../platform/config/operator-error.ts';
import type { KeyEncryptingKey } from '../../ledger/envelope-key.ts';
import type { VerifierKey } from '../../ledger/log/signed-note.ts';
import { StreamKeyRing } from '../stream-key-ring.ts';
import { checkDocuments, type ReadDocument } from './check-documents.ts';
import { checkInvariants, type InvariantCounts } from './check-invariants.ts';
import { checkLog } from './check-log.ts';
import { compareCatalogues, readCatalogue } from './compare-catalogue.ts';
import { compareTable, listProjections } from './compare-tables.ts';
import { type Finding, FindingList, type Section, sections } from './finding.ts';
import { type ChainsCount, readChains } from './read-chains.ts';
import { Rebuild } from './rebuild.ts';
import type { Scratch } from './scratch.ts';
import { seeEverything, settle, textRows } from './session.ts';
import type { SystemChecks } from './system-checks.ts';

export type VerifyOptions = {
  /** The key-encrypting key of the register. */
  readonly key: KeyEncryptingKey;
  /** The key of the public log, where it is at hand: without it its heads are held to the entries, and not to their signatures. */
  readonly logKey?: VerifierKey;
  /** An empty register made by this program, on another server or in another database; or one that is being made, for which the rules do not wait. */
  readonly scratch: Scratch | Promise<Scratch>;
  readonly systems: SystemChecks;
  /** A second client with the snapshot of the first (see `joinSnapshot`): the rules are asked through it while the scratch is made and the events are read. Without it they come last. */
  readonly beside?: pg.ClientBase;
  /** Reads a stored document by its hash; without it documents are not checked. */
  readonly readDocument?: ReadDocument;
  /** 1: project each event by itself. The tables must be the same as those of the recorded batches. */
  readonly batchSize?: 1;
};

/** How much of each part was checked, and how long it took. */
export type SectionReport = {
  readonly section: Section;
  readonly checked: number;
  readonly unit: string;
  readonly seconds: number;
};

/** The whole answer. `ok` is true only where nothing was found and every part was read to its end. */
export type VerifyReport = {
  readonly ok: boolean;
  readonly register: string;
  readonly events: number;
  readonly streams: number;
  readonly persons: number;
  readonly seconds: number;
  readonly sections: readonly SectionReport[];
  readonly findings: readonly Finding[];
  readonly invariants: InvariantCounts;
};

const round = (milliseconds: number): number => Math.round(milliseconds) / 1000;

/**
 * Verifies a register: its catalogue against the repository's code, its chains and secrets against the keys, its public log, its signatures, its documents, its
 * projections against a rebuild from the events, and its rules. Nothing of the register's own functions or triggers is used.
 *
 * @param live a client with an open transaction (see `openSnapshot`), as a role that reads everything; nothing is written through it
 * @throws OperatorError where the database holds no register, or the key is not that of the register
 */
export const verifyRegister = async (live: pg.ClientBase, options: VerifyOptions): Promise<VerifyReport> => {
  const began = performance.now();
  const findings = new FindingList();
  const add = (finding: Finding) => findings.add(finding);
  const reports: SectionReport[] = [];
  const { systems, beside } = options;
  await settle(live);
  const [table] = await textRows(live, "SELECT to_regclass('register.event')");
  if (table?.[0] == null)
    throw new OperatorError('The database holds no register. Name the right one with --data DIR or DATABASE_URL.');
  const run = async (section: Section, unit: string, work: () => Promise<number>, client = live): Promise<void> => {
    const start = performance.now();
    const checked = await guarded(client, section, add, work);
    reports.push({ section, checked, unit, seconds: round(performance.now() - start) });
  };
  let invariants: InvariantCounts = { checked: 0, violated: 0, openBreaches: 0, rules: [] };
  const askRules = (client: pg.ClientBase) =>
    run(
      'invariants',
      'rules',
      async () => {
        invariants = await checkInvariants(client, systems.invariants, add);
        return invariants.checked;
      },
      client,
    );
  if (beside !== undefined) {
    await settle(beside);
    await seeEverything(beside);
    await checkKey(beside, options.key);
  }
  const asked = beside === undefined ? undefined : alongside(beside, askRules);
  const scratch = await options.scratch;
  const rebuilt = (text: string, values?: unknown[]) => textRows(scratch.client, text, values);
  await run('catalogue', 'objects', async () => {
    await scratch.client.query('BEGIN');
    await settle(scratch.client);
    const expected = await readCatalogue(scratch.client, true);
    await scratch.client.query('COMMIT');
    return compareCatalogues(await readCatalogue(live, true), expected, add);
  });
  await seeEverything(live);
  if (beside === undefined) await checkKey(live, options.key);
  const definitions = new Map(systems.events.map((event) => [`${event.type} ${event.v}`, event]));
  const rebuild = new Rebuild(scratch.client, {
    ...(scratch.events === undefined ? {} : { events: scratch.events }),
    definitions,
    replayChecks: systems.replayChecks,
    oneByOne: options.batchSize === 1,
    add,
  });
  let count: ChainsCount = { register: '', events: 0, streams: 0 };
  await run('chains', 'events', async () => {
    count = await readChains(live, { keys: new StreamKeyRing(options.key), definitions, rebuild, add });
    return count.events;
  });
  await run('log', 'entries', () => checkLog(live, { key: options.logKey, kek: options.key }, add));
  await run('signatures', 'signatures', async () => {
    let checked = 0;
    for (const check of systems.rebuiltChecks) {
      const answer = await check(rebuilt);
      checked += answer.checked;
      answer.findings.forEach(add);
    }
    return checked;
  });
  const { readDocument } = options;
  if (readDocument !== undefined) await run('documents', 'documents', () => checkDocuments(rebuilt, readDocument, add));
  await run('projections', 'rows', () => compareProjections(live, scratch, add));
  const failed = await (asked ?? askRules(live).then(() => undefined));
  if (failed !== undefined) throw failed.error;
  reports.sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section));
  const [persons] = await rebuilt('SELECT count(*) FROM register.person');
  const all = findings.all();
  return {
    ok: all.length === 0,
    ...count,
    persons: Number(persons?.[0]),
    seconds: round(performance.now() - began),
    sections: reports,
    findings: all,
    invariants,
  };
};

/** Asks the rules through a client of their own; what fails is told when they are waited for, and stops nobody before. */
const alongside = async (
  beside: pg.ClientBase,
  ask: (client: pg.ClientBase) => Promise<void>,
): Promise<{ readonly error: unknown } | undefined> => {
  try {
    // what is sorted and joined for it lies in memory at the same time as the events
    await beside.query("SET LOCAL work_mem = '16MB'");
    await ask(beside);
    return undefined;
  } catch (error) {
    return { error };
  }
};

/** Compares every projection of the register with the rebuilt one. Returns the number of rows. */
export const compareProjections = async (
  live: pg.ClientBase,
  scratch: Scratch,
  add: (finding: Finding) => void,
): Promise<number> => {
  await scratch.client.query('BEGIN');
  try {
    await settle(scratch.client);
    let rows = 0;
    for (const projection of await listProjections(scratch.client))
      rows += await guarded(
        live,
        'projections',
        add,
        () => compareTable(live, scratch.client, projection, add),
        projection.name,
      );
    return rows;
  } finally {
    await scratch.client.query('ROLLBACK');
  }
};

/** A part that the database refuses to answer (a table or column gone, a right missing) is a finding, and the other parts go on. */
const guarded = async (
  live: pg.ClientBase,
  section: Section,
  add: (finding: Finding) => void,
  work: () => Promise<number>,
  object?: string,
): Promise<number> => {
  await live.query('SAVEPOINT verify_part');
  try {
    return await work();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) throw error;
    const what = object ?? `the ${section}`;
    const text = `Could not read ${what}: the database answered with error ${code}. What was not read is not verified.`;
    add({ section, code: 'unreadable', text, ...(object === undefined ? {} : { object }) });
    await live.query('ROLLBACK TO SAVEPOINT verify_part');
    return 0;
  } finally {
    await live.query('RELEASE SAVEPOINT verify_part');
  }
};

/** The wrong key file would make every event look altered: said once, before anything is read. */
const checkKey = async (live: pg.ClientBase, key: KeyEncryptingKey): Promise<void> => {
  const rows = await textRows(
    live,
    "SELECT DISTINCT encode(substring(s.wrapped_key FROM 2 FOR 8), 'hex') FROM register.stream s LIMIT 20",
  );
  const ids = rows.map((row) => row[0] as string);
  if (ids.length > 0 && !ids.includes(key.id))
    throw new OperatorError(
      `The key file holds the key ${key.id}, but the streams of this register are wrapped with the key ${ids[0]}. Name the right file with AMANA_KEY_FILE, or restore it from the offline copy.`,
    );
};
