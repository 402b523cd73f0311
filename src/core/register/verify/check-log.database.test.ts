import { generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestRegister, type TestRegister } from '../../../../tests/support/register.ts';
import { type SignedLog, signLog } from '../../../../tests/support/signed-log.ts';
import { findLogKey, makeLogKey } from '../../../server/public-log/log-key-file.ts';
import {
  cosignatureLine,
  rawPublicKey,
  readNote,
  type SignedNote,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from '../../ledger/log/signed-note.ts';
import { checkLog } from './check-log.ts';
import type { Finding } from './finding.ts';

let test: TestRegister;
let log: SignedLog;
let live: pg.Client;
let key: VerifierKey;
let newest: SignedNote;
beforeAll(async () => {
  test = await createTestRegister();
  log = await signLog(test.database.verify);
  key = (findLogKey(log.keys) as NonNullable<ReturnType<typeof findLogKey>>).verifier;
  live = new pg.Client(test.database.admin);
  await live.connect();
  newest = readNote(
    Buffer.from((await live.query('SELECT note FROM register.log_head ORDER BY size DESC LIMIT 1')).rows[0].note),
  );
});
afterAll(async () => {
  await live.end();
  log.remove();
  await test.close();
});

/** What is found after somebody with every right has done this, past every trigger. */
const foundAfter = async (statement: string, by: VerifierKey | undefined = key): Promise<Finding[]> => {
  const found: Finding[] = [];
  await live.query('BEGIN; SET LOCAL session_replication_role = replica');
  try {
    if (statement !== '') await live.query(statement);
    await live.query("SET LOCAL search_path = pg_catalog; SET LOCAL bytea_output = 'hex'");
    await checkLog(live, by, (finding) => found.push(finding));
    return found;
  } finally {
    await live.query('ROLLBACK');
  }
};
const codesAfter = async (statement: string): Promise<string[]> => [
  ...new Set((await foundAfter(statement)).map(({ code }) => code)),
];

const LAST = '(SELECT max(leaf_index) FROM register.log_entry)';

/** Puts the line of a witness under the newest head, as it is kept. @param spoil what somebody did to it since */
const cosigned = (spoil: (row: { line: string; seconds: number }) => { line: string; seconds: number }): string => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const witness = verifierKey('monitor.example', 'cosignature', rawPublicKey(privateKey));
  const { line, seconds } = spoil({
    line: cosignatureLine(newest.text, witness, privateKey, 1_769_500_000),
    seconds: 1_769_500_000,
  });
  return `INSERT INTO register.log_cosignature (size, witness, line, cosigned_at, kept_at) SELECT max(size), '${verifierKeyText(witness)}', '${line}', to_timestamp(${seconds}), now() FROM register.log_head`;
};

describe('the log in a verification', () => {
  it('is whole where nobody touched it, and where events wait for their place', async () => {
    expect(await foundAfter('')).toEqual([]);
    await test.person();
    expect(await foundAfter('')).toEqual([]);
  });

  it.each([
    [
      'a leaf altered',
      'UPDATE register.event SET leaf = set_byte(leaf, 50, get_byte(leaf, 50) # 1) WHERE pos = (SELECT event_pos FROM register.log_entry WHERE leaf_index = 3)',
      ['head-differs'],
    ],
    [
      'an event deleted',
      'DELETE FROM register.event WHERE pos = (SELECT event_pos FROM register.log_entry WHERE leaf_index = 3)',
      ['entry-without-event', 'entry-order', 'head-differs'],
    ],
    ['an entry deleted', `DELETE FROM register.log_entry WHERE leaf_index = ${LAST}`, ['head-differs']],
    [
      'an entry in the middle deleted',
      'DELETE FROM register.log_entry WHERE leaf_index = 3',
      ['entry-missing', 'entry-order', 'head-differs'],
    ],
    [
      'two events of a stream in another order',
      `UPDATE register.log_entry x SET event_pos = CASE x.event_pos WHEN p.one THEN -p.two ELSE -p.one END FROM (SELECT a.pos AS one, b.pos AS two FROM register.event a JOIN register.event b ON b.stream_no = a.stream_no AND b.seq = a.seq + 1 ORDER BY a.pos LIMIT 1) p WHERE x.event_pos IN (p.one, p.two); UPDATE register.log_entry SET event_pos = -event_pos WHERE event_pos < 0`,
      ['entry-order', 'head-differs'],
    ],
    [
      'another root in a head',
      'UPDATE register.log_head SET root = set_byte(root, 0, get_byte(root, 0) # 1)',
      ['head-differs'],
    ],
    [
      'another size in a note',
      "UPDATE register.log_head SET note = replace(note, E'\\n' || size || E'\\n', E'\\n1\\n')",
      ['head-differs'],
    ],
    ['a note that is none', "UPDATE register.log_head SET note = 'signed'", ['head-differs']],
  ])('names %s', async (_what, statement, codes) => {
    expect((await codesAfter(statement)).sort()).toEqual([...codes].sort());
  });

  it('takes the line of a witness, and names one that is not its own, or of another time', async () => {
    expect(await foundAfter(cosigned((row) => row))).toEqual([]);
    const changed = cosigned((row) => ({
      ...row,
      line: row.line.replace(/.(?==*\n)/, (one) => (one === 'A' ? 'B' : 'A')),
    }));
    expect(await codesAfter(changed)).toEqual(['cosignature-false']);
    expect(await codesAfter(cosigned((row) => ({ ...row, seconds: row.seconds + 1 })))).toEqual(['cosignature-false']);
    expect(await codesAfter(cosigned((row) => ({ ...row, line: 'none' })))).toEqual(['cosignature-false']);
  });

  it('names a head that another key signed', async () => {
    const other = makeLogKey({ folder: `${log.folder}-other` }, key.name).verifier;
    expect((await foundAfter('', other)).map(({ code }) => code)).toEqual(['head-differs']);
    expect(await foundAfter('', undefined)).toEqual([]);
  });
});
