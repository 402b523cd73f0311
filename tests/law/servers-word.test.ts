import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { secretKey } from '../../src/core/ledger/envelope-key.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { keepServerWord } from '../../src/server/keep-server-word.ts';
import { proposeRollCall } from '../../src/systems/sites/commands/propose-roll-call.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { handedOver, handoverOffered } from '../support/forged.ts';
import { createTestRegister, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const stored = (officerNo: number, sha256 = randomBytes(32).toString('hex')): ForgedEvent => ({
  type: 'DocumentStored',
  stream: officerNo,
  data: { sha256, mediaType: 'application/pdf', bytes: 1234 },
});

it('who speaks SQL as the serving role stores no document, and signs nothing, once a server has started on the register', async () => {
  const documentSha256 = await test.document('sdf-origin');
  const officerNo = test.officerNo('moj-receiver');
  const reads = () => test.see('moj-receiver', 'SELECT FROM register.document WHERE sha256 = $1', [documentSha256]);
  expect(await reads()).toEqual([]);
  await keepServerWord(test.database.admin, test.key);
  // what a session with SQL could do until now: say to have had what it knows the hash of, and read it
  expect(await attackers.as('moj-receiver').append(stored(officerNo, documentSha256))).toBe('not-permitted');
  expect(await reads()).toEqual([]);
  const convoy = await (await createTestConvoy(test, 2)).until('boarded');
  const { manifestNo } = convoy;
  const manifestHash = await convoy.sealHash();
  const { keyId } = await convoy.device('sdf-origin');
  const instantAt = Number((await test.admin.query('SELECT register.ms(register.clock()) AS ms')).rows[0].ms);
  const offer = handoverOffered(manifestNo, { ordinal: 1, keyId, counted: 2, manifestHash, instantAt });
  const payload = Buffer.from(await convoy.payload('sdf-origin')).toString('hex');
  expect(await attackers.as('sdf-origin').append({ ...offer, data: { ...offer.data, payload } })).toBe('not-permitted');
  const { offerId } = await convoy.offer(1, 'sdf-origin');
  const { keyId: second } = await convoy.device('escort');
  expect(await attackers.as('escort').append(handedOver(manifestNo, offerId, second, 2, manifestHash))).toBe(
    'not-permitted',
  );
  const held = await test.person({ section: 'SMALL' });
  const call = await test.run('sdf-origin', proposeRollCall, {
    site: 'GHW',
    giving: 'SDF',
    taking: 'MOJ',
    calledAt: START,
    counted: 1,
    present: [held],
    strangers: [],
  });
  const { rollCallId } = call.result as { rollCallId: string };
  const stream = Number((await test.admin.query("SELECT sites.stream_of('GHW') AS no")).rows[0].no);
  const signature = { keyId, signature: '00'.repeat(64) };
  expect(
    await attackers.as('sdf-origin').append({
      type: 'RollCallSignedByCaller',
      stream,
      data: { rollCallId, payload: '{}', ...signature },
    }),
  ).toBe('not-permitted');
  expect(
    await attackers
      .as('moj-receiver')
      .append({ type: 'RollCallSigned', stream, v: 2, data: { rollCallId, ...signature } }),
  ).toBe('not-permitted');
});

it('the commands go on as before: the server vouches for them', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('closed');
  expect(convoy.persons).toHaveLength(2);
});

it('a word serves the command that it was given for, under the key of the register, and no other', async () => {
  const officerNo = test.officerNo('moj-receiver');
  const ring = new StreamKeyRing(test.key);
  const [id, hash] = [uuidv7(), randomBytes(32)];
  const says = async (word: string, command: { id: string; hash: Buffer }): Promise<string> => {
    const client = attackers.as('moj-receiver');
    // the setting of the session, as SET LOCAL of the server would be
    expect(await client.would("SELECT set_config('amana.word', $1, false)", [word])).toBe('accepted');
    expect(await client.sql("SELECT set_config('amana.word', $1, false)", [word])).toBe('accepted');
    const said = await client.appendAs(command, stored(officerNo));
    await client.sql("SELECT set_config('amana.word', '', false)");
    return said;
  };
  expect(await says(ring.word(uuidv7(), hash), { id, hash })).toBe('not-permitted');
  expect(await says(ring.word(id, randomBytes(32)), { id, hash })).toBe('not-permitted');
  expect(await says(new StreamKeyRing(secretKey(randomBytes(32))).word(id, hash), { id, hash })).toBe('not-permitted');
  expect(await says(ring.word(id, hash), { id, hash })).toBe('accepted');
});

it('nobody reads the key but the guard', async () => {
  expect(await attackers.as('sdf-admin').sql('SELECT FROM access.server_word')).toMatch(/permission denied/);
  expect(
    await attackers.as('sdf-admin').sql("SELECT register.vouched('01a21a09-0000-7000-8000-000000000000')"),
  ).toMatch(/permission denied/);
});
