import { randomBytes } from 'node:crypto';
import { askRecovery } from '../../src/core/access/commands/ask-recovery.ts';
import { confirmRecovery } from '../../src/core/access/commands/confirm-recovery.ts';
import { enrolDeviceKey } from '../../src/core/access/commands/enrol-device-key.ts';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import { withdrawRecovery } from '../../src/core/access/commands/withdraw-recovery.ts';
import { idOf, type Officer, type Run, streamOf } from './tampering-cast.ts';

/** Two administrators replace what an officer with a device signs in with; the second time they think better of it. */
export const fillRecoveries = async (
  run: Run,
  installation: Officer,
  signIn: (no: number) => Promise<Officer>,
): Promise<void> => {
  const invite = async (username: string, role: string): Promise<Officer> => {
    const name = { en: `Officer ${username}`, ar: `ضابط ${username}` };
    const outcome = await run(installation, inviteOfficer, { username, authority: 'SDF', name, roles: [{ role }] });
    return signIn(streamOf(outcome, 'OfficerInvited'));
  };
  const first = await invite('recovery-first', 'administrator');
  const second = await invite('recovery-second', 'administrator');
  const lost = await invite('recovery-lost', 'origin_officer');
  await run(lost, enrolDeviceKey, { publicKey: randomBytes(32).toString('base64url'), class: 'operational' });
  const words = 'the telephone fell into the river';
  const ask = async () =>
    idOf(await run(first, askRecovery, { officerNo: lost.no, reason: 'device-stolen', words }), 'SignInRecoveryAsked');
  await run(second, confirmRecovery, { recoveryId: await ask() });
  await run(first, withdrawRecovery, { recoveryId: await ask() });
};
