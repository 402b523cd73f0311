import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { DeviceKeyRevoked } from '../account-events.ts';
import { demandGoverned, findGoverned } from '../governed-officer.ts';
import type { recoveryReasons } from '../recovery-codes.ts';
import { SignInRecoveryConfirmed } from '../recovery-events.ts';
import { confirmRecoveryResult } from '../recovery-views.ts';
import { newToken, tokenHash } from '../session-token.ts';
import { findWaitingRecovery, recoveryStream } from '../waiting-recovery.ts';

/** Why the officer's device keys are revoked with it. Whoever cannot sign in may have lost the device too. */
const revokedAs = (reason: (typeof recoveryReasons)[number]): 'stolen' | 'misused' | 'lost' =>
  reason === 'device-stolen' ? 'stolen' : reason === 'account-misused' ? 'misused' : 'lost';

/**
 * Confirms, as another administrator of the officer's authority, a recovery that waits (I24-four-eyes). Password, second factor, provider account, sessions and known browsers of the officer end at once, and the device
 * keys are revoked. The result holds the token of the one-time link, good for 24 hours, which is kept nowhere in clear; a repeat makes a fresh one in its place, or none once a link was used.
 */
export const confirmRecovery = defineCommand({
  system: 'access',
  name: 'confirm-recovery',
  refuses: ['not-found', 'not-permitted', 'officer-suspended'],
  input: z.object({ recoveryId: z.uuid() }).strict(),
  streams: ({ recoveryId }, read) => recoveryStream(recoveryId, read),
  load: async (read, { recoveryId }, { now }) => {
    const recovery = await findWaitingRecovery(read, recoveryId, now);
    if (recovery === undefined) return undefined;
    return {
      recovery,
      officer: await findGoverned(read, recovery.officer_no),
      stands:
        (await read.row<{ stands: boolean }>('SELECT access.recovery_stands($1) AS stands', [recoveryId]))?.stands ===
        true,
      two:
        (await read.row<{ two: boolean }>('SELECT access.confirms_with($1) AS two', [recovery.asked_by]))?.two === true,
      keys: await read.rows<{ id: string }>(
        'SELECT key_id AS id FROM access.device_key WHERE officer_no = $1 AND revoked_at IS NULL ORDER BY key_id',
        [recovery.officer_no],
      ),
    };
  },
  decide: (found, { recoveryId }, context) => {
    if (found === undefined) throw new Refusal('nothing-to-do');
    const { recovery, keys, stands, two } = found;
    const officer = demandGoverned(found.officer, context);
    if (recovery.asked_by === context.officerNo)
      throw new Refusal('I24-four-eyes', { values: { detail: 'another administrator of the authority confirms' } });
    if (!stands) throw new Refusal('I24-four-eyes', { values: { detail: 'who asked does not stand for it any more' } });
    if (!two)
      throw new Refusal('I24-four-eyes', {
        values: { detail: 'the account of one of the two administrators was made by the other, or both by a third' },
      });
    if (!officer.active) throw new Refusal('officer-suspended');
    return [
      ...keys.map(({ id }) =>
        DeviceKeyRevoked.make({ stream: officer.no, data: { keyId: id, reason: revokedAs(recovery.reason) } }),
      ),
      SignInRecoveryConfirmed.make({ stream: officer.no, data: { recoveryId } }),
    ];
  },
  result: confirmRecoveryResult,
  present: async (read, _events, { recoveryId }) => {
    const token = newToken();
    const made = await read.row<{ made: boolean }>('SELECT access.make_recovery_link($1, $2) AS made', [
      recoveryId,
      tokenHash(token),
    ]);
    return made?.made === true ? { recoveryToken: token } : {};
  },
});
