import { revokeDeviceKey } from '../core/access/commands/revoke-device-key.ts';
import { newToken, tokenHash } from '../core/access/session-token.ts';
import { anyCommand } from '../core/register/command-definition.ts';
import type { Installation } from './installation.ts';

/** The token of the new link, and how many device keys and passkeys were revoked. */
export type ResetOfficer = { readonly token: string; readonly revoked: number; readonly passkeys: number };

/**
 * Makes a new link for an officer whose password or second factor is lost. The old ones work until the new ones are confirmed, and every session ends then; every other link is void at once. The keys of the officer's devices and the passkeys are revoked at once: whoever
 * cannot sign in may have lost the device too, and new ones are one button each. What device keys signed stays signed.
 * @returns undefined where there is no such officer, or one who is suspended or of the demonstration
 */
export const resetOfficer = async (
  { client, issue }: Pick<Installation, 'client' | 'issue'>,
  username: string,
): Promise<ResetOfficer | undefined> => {
  const token = newToken();
  const made = await client.query<{ officer: string | null }>('SELECT access.make_reset_link($2, $1) AS officer', [
    tokenHash(token),
    username,
  ]);
  const officer = made.rows[0]?.officer ?? undefined;
  if (officer === undefined) return undefined;
  const keys = await client.query<{ id: string }>(
    'SELECT key_id AS id FROM access.device_key WHERE officer_no = $1 AND revoked_at IS NULL ORDER BY key_id',
    [officer],
  );
  for (const { id } of keys.rows) await issue(anyCommand(revokeDeviceKey), { keyId: id, reason: 'lost' });
  const ended = await client.query<{ passkeys: number }>("SELECT access.end_passkeys($1, 'renewed') AS passkeys", [
    officer,
  ]);
  return { token, revoked: keys.rows.length, passkeys: ended.rows[0]?.passkeys ?? 0 };
};
