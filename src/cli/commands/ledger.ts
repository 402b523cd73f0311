import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { auditLog } from '../../core/ledger/log/audit-log.ts';
import { checkProof } from '../../core/ledger/log/check-proof.ts';
import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import { policyLeaf } from '../../core/ledger/log/policy-leaf.ts';
import { verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { policyText, readPolicy, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import type { BelievedCheckpoint } from '../../core/ledger/log/verify-checkpoint.ts';
import { openSnapshot, seeEverything } from '../../core/register/verify/session.ts';
import { readConfig } from '../../platform/config/config.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { exportLog, proveEvent } from '../../server/public-log/export-log.ts';
import { logFolderOf } from '../../server/public-log/log-files.ts';
import { logKeyPath } from '../../server/public-log/log-key-file.ts';
import { findLogPolicy, policyOfLog } from '../../server/public-log/log-policy-file.ts';
import { publicKeyOfLog } from '../../server/public-log/log-public-key.ts';
import { reachDatabase } from '../../server/reach-database.ts';
import { keyLocation } from '../../server/register-key.ts';
import type { Command } from '../command.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { readLogFolder, writeLogFolder } from '../ledger/log-folder.ts';
import { makeBenchLog } from '../ledger/make-bench-log.ts';
import { rotateKey } from '../ledger/rotate-key.ts';
import { say } from '../say-progress.ts';

/** More leaves than any register will have, and an hour's work. */
const MOST_LEAVES = 100_000_000;

const read = (file: string, what: string): Buffer => {
  try {
    return fs.readFileSync(file);
  } catch {
    throw new OperatorError(`The ${what} ${file} cannot be read. Say where it is.`);
  }
};

/** Who cosigned and when, in words and for programs. */
const cosignedBy = ({ cosigned }: BelievedCheckpoint): { witness: string; at: string }[] =>
  cosigned.map(({ witness, seconds = 0 }) => ({ witness, at: new Date(seconds * 1000).toISOString() }));

const wordsOf = (checkpoint: BelievedCheckpoint): string => {
  const witnesses = cosignedBy(checkpoint).map(({ witness, at }) => `${witness} at ${at}`);
  return `${checkpoint.origin}, ${checkpoint.size} entries, root ${checkpoint.root.toString('base64')}; cosigned by ${witnesses.join(', ') || 'nobody'}`;
};

/** Answers with 0, or says what was found and answers with 1. */
const believing = (json: boolean, check: () => { words: string; facts: Record<string, unknown> }): 0 | 1 => {
  try {
    const { words, facts } = check();
    process.stdout.write(json ? `${JSON.stringify({ ok: true, ...facts })}\n` : `${words}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    process.stdout.write(
      json
        ? `${JSON.stringify({ ok: false, fault: error.fault, message: error.message })}\n`
        : `REFUSED (${error.fault}): ${error.message}\n`,
    );
    return 1;
  }
};

const sayEvery = (milliseconds: number): ((entries: number) => void) => {
  let last = performance.now();
  return (entries) => {
    if (performance.now() - last < milliseconds) return;
    last = performance.now();
    say(`${entries} entries read ...`);
  };
};

const verify = (words: readonly string[]): 0 | 1 => {
  const { file: folder, flags } = readFileAndArguments(words, 'folder of the log', [], ['json']);
  const began = performance.now();
  return believing(flags.has('json'), () => {
    const { checkpoint, policy, labelled, open, formerKeys, stated } = auditLog(readLogFolder(folder), sayEvery(2000));
    const former = formerKeys.map(({ key, size }) => ({ key: verifierKeyText(key), size }));
    const isStated = stated === undefined || policyLeaf(stated.policy).equals(policyLeaf(policy));
    const seconds = Math.round(performance.now() - began) / 1000;
    return {
      words: [
        `Whole: ${wordsOf(checkpoint)}.`,
        ...former.map(
          ({ key, size }) => `Signed with ${key} up to ${size} entries; there it names the key that followed.`,
        ),
        ...(isStated
          ? []
          : [
              `Entry ${stated.index} of the log names other witnesses, or another quorum, than the policy beside it: ask why.`,
            ]),
        `${labelled} entries with a label, each another; ${open} in the open (${seconds} s).`,
      ].join('\n'),
      facts: {
        origin: checkpoint.origin,
        size: checkpoint.size,
        root: checkpoint.root.toString('base64'),
        cosigned: cosignedBy(checkpoint),
        formerKeys: former,
        policyIsStated: isStated,
        labelled,
        open,
        seconds,
      },
    };
  });
};

const check = (words: readonly string[]): 0 | 1 => {
  const { file, given, flags } = readFileAndArguments(words, 'proof', ['policy', 'leaf'], ['json']);
  const policyFile = given.policy ?? path.join(path.dirname(file), 'policy');
  const [proof, leaf] = [read(file, 'proof'), read(given.leaf ?? `${file}.leaf`, 'leaf of the proof')];
  const policy = read(policyFile, 'policy');
  return believing(flags.has('json'), () => {
    const { index, checkpoint } = checkProof(proof, leaf, readPolicy(policy.toString('utf8')));
    return {
      words: `Entry ${index} of ${wordsOf(checkpoint)}.`,
      facts: { index, origin: checkpoint.origin, size: checkpoint.size, cosigned: cosignedBy(checkpoint) },
    };
  });
};

const benchLog = (words: readonly string[]): 0 => {
  const [count = '', ...rest] = words;
  const leaves = Number(count);
  if (!/^[1-9][0-9]*$/.test(count) || leaves > MOST_LEAVES)
    throw new UsageError(`How many leaves? Give a number from 1 to ${MOST_LEAVES}, then the folder.`);
  const { file: folder } = readFileAndArguments(rest, 'folder of the log', [], []);
  makeBenchLog(leaves, writeLogFolder(folder));
  process.stdout.write(`${folder}: a log of ${leaves} random leaves. Its key was made for it and is gone.\n`);
  return 0;
};

/** Works on the register of a data folder, also while it runs. */
const withRegister = async <Result>(
  given: string | undefined,
  work: (client: pg.Client, policy: TlogPolicy) => Promise<Result>,
): Promise<Result> => {
  const config = readConfig(process.env, given === undefined ? [] : ['--data', given]);
  const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
  const keys = keyLocation(config.keyFile, dataFolder);
  const found = publicKeyOfLog(keys, logFolderOf(dataFolder));
  if (found === undefined)
    throw new OperatorError(
      `The key of the log, ${logKeyPath(keys)}, is not there. It is made when the register runs for the first time; of an older one, restore it from the offline copy.`,
    );
  if (found.isLost)
    say(
      `The key of the log, ${logKeyPath(keys)}, is not there: nothing more is signed. This is what was signed with ${found.key.id}, by the file log.vkey beside the log; compare it with the one on paper.`,
    );
  const policy = policyOfLog(found.key, findLogPolicy(keys));
  const reached = await reachDatabase(config, dataFolder);
  const client = new pg.Client(reached.connection);
  try {
    await client.connect();
    await openSnapshot(client);
    await seeEverything(client);
    return await work(client, policy);
  } finally {
    await client.end();
    await reached.leave();
  }
};

const exportFolder = async (words: readonly string[]): Promise<0> => {
  const { file: folder, given } = readFileAndArguments(words, 'folder for the log', ['data'], []);
  const write = writeLogFolder(folder);
  const size = await withRegister(given.data, (client, policy) => exportLog(client, policy, write));
  process.stdout.write(
    `${folder}: the log of ${size} entries. Whoever has the folder checks it with: ./amana ledger verify ${folder}\n`,
  );
  return 0;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const prove = async (words: readonly string[]): Promise<0> => {
  const spelled = words.map((word) => (word === '-o' ? '--output' : word));
  const { file: event, given } = readFileAndArguments(spelled, 'event', ['output', 'data'], []);
  if (!UUID.test(event)) throw new UsageError('Which event? Give its id, as ./amana export and the audit show it.');
  if (given.output === undefined) throw new UsageError('Where to? Say -o FILE.');
  const { output } = given;
  const { index, policy } = await withRegister(given.data, async (client, believed) => {
    const { proof, leaf, index } = await proveEvent(client, believed, event);
    fs.writeFileSync(output, proof, { flag: 'wx' });
    fs.writeFileSync(`${output}.leaf`, leaf, { flag: 'wx' });
    return { index, policy: policyText(believed) };
  });
  const place = path.join(path.dirname(output), 'policy');
  if (!fs.existsSync(place)) fs.writeFileSync(place, policy);
  process.stdout.write(
    `${output}: entry ${index} of the log. It is checked with: ./amana ledger check ${output} (by the policy ${place}, which whoever checks should have from elsewhere)\n`,
  );
  return 0;
};

const kinds: Readonly<Record<string, (words: readonly string[]) => 0 | 1 | Promise<0 | 1>>> = {
  export: exportFolder,
  prove,
  verify,
  check,
  'rotate-key': rotateKey,
  'bench-log': benchLog,
};

/** `./amana ledger`: the public log. What a register gives away of it, and what can be said of it by whoever has its files: no database, no network, no key of the register. */
export const command: Command = {
  usage: `Usage: ./amana ledger export DIR [--data DIR]
       ./amana ledger prove EVENT -o FILE [--data DIR]
       ./amana ledger verify DIR [--json]
       ./amana ledger check FILE [--leaf FILE] [--policy FILE] [--json]
       ./amana ledger rotate-key [--data DIR]
       ./amana ledger bench-log N DIR

export     writes the static log of the register, up to its newest signed head, into a new folder: no personal data, and nothing that names a person.
prove      writes a proof (C2SP tlog-proof) that an event is in the log to FILE, its leaf to FILE.leaf, and the policy beside them where there is none.
verify     audits a static log (C2SP tlog-tiles) as it lies in DIR: the keys (log.vkey, witness.vkeys), the policy, the signature and cosignatures of the checkpoint,
           every entry against its tile, every tile against those below it, the root, that no record was forked, and that each key which signed before named the next.
check      checks a proof (C2SP tlog-proof) that a leaf is in the log of a policy. The leaf is in FILE.leaf and the policy in the file "policy" beside FILE, unless said otherwise.
rotate-key makes the key that is to sign the log after the present one. The log names it at the next start of the register.
bench-log  makes a log of N random leaves in the same format, to measure with.

export, prove and rotate-key need the register (--data DIR, the folder of start unless said otherwise). Of a log whose key is lost, export and prove give what was signed. The others need neither it nor a network, nor a key that is secret.

Ends with 0 when it is believed, 1 when it is not (the first thing that is false is named), 2 when called wrongly.
Example: ./amana ledger verify /media/monitor/amana-log
`,
  run: async ([kind = '', ...words]) => {
    const work = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (work === undefined) throw new UsageError(`What of the ledger? Say one of: ${Object.keys(kinds).join(', ')}.`);
    return work(words);
  },
};
