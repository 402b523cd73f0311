import { ROLL_CALL_PAYLOAD_TYPE, signPayload } from '../../src/core/ledger/dsse.ts';
import type { Outcome } from '../../src/core/register/execute.ts';
import { signRollCall } from '../../src/systems/sites/commands/sign-roll-call.ts';
import { signRollCallAsCaller } from '../../src/systems/sites/commands/sign-roll-call-as-caller.ts';
import type { ForgedEvent } from './attacker.ts';
import type { TestOfficer, TestRegister } from './register.ts';

/** What both sides sign of a roll-call (empty where no device key signs it), and the hash of it in hexadecimal. */
export const rollBytes = async (test: TestRegister, rollCallId: string): Promise<{ payload: Buffer; hash: string }> => {
  const { rows } = await test.admin.query<{ payload: Buffer; hash: string }>(
    "SELECT coalesce(payload, '') AS payload, encode(roll_hash, 'hex') AS hash FROM sites.roll_call WHERE id = $1",
    [rollCallId],
  );
  return rows[0] ?? { payload: Buffer.alloc(0), hash: '' };
};

/** A signature by an officer's device, as the commands take it. */
export const rollSignature = async (
  test: TestRegister,
  officer: TestOfficer,
  payload: Uint8Array,
): Promise<{ keyId: string; signature: string }> => {
  const { keyId, privateKey } = await test.device(officer);
  const signature = await signPayload(privateKey, payload, ROLL_CALL_PAYLOAD_TYPE);
  return { keyId, signature: Buffer.from(signature).toString('base64url') };
};

/** The officer who called a roll signs it with a device key, by the command. */
export const signAsCaller = async (test: TestRegister, officer: TestOfficer, rollCallId: string): Promise<Outcome> => {
  const { payload } = await rollBytes(test, rollCallId);
  const signature = await rollSignature(test, officer, payload);
  return test.run(officer, signRollCallAsCaller, {
    rollCallId,
    payload: payload.toString('base64url'),
    ...signature,
  });
};

/** An officer of the other side signs a roll with a device key, by the command. */
export const signAsOther = async (
  test: TestRegister,
  officer: TestOfficer,
  rollCallId: string,
  counted: number,
): Promise<Outcome> => {
  const { payload, hash } = await rollBytes(test, rollCallId);
  const signature = await rollSignature(test, officer, payload);
  return test.run(officer, signRollCall, { rollCallId, rollHash: hash, counted, ...signature });
};

/** The first signature, sent past the commands: an enrolled key, and 64 bytes that it never made. */
export const callerSigned = async (
  test: TestRegister,
  officer: TestOfficer,
  stream: number,
  rollCallId: string,
): Promise<ForgedEvent> => ({
  type: 'RollCallSignedByCaller',
  stream,
  data: {
    rollCallId,
    payload: (await rollBytes(test, rollCallId)).payload.toString('utf8'),
    keyId: (await test.device(officer)).keyId,
    signature: '00'.repeat(64),
  },
});
