import { revokeDeviceKey } from '../core/access/commands/revoke-device-key.ts';
import { newToken, tokenHash } from '../core/access/session-token.ts';
import { anyCommand } from '../core/register/command-definition.ts';
import type { Installation } from './installation.ts';

/** The token of the new link, and how many device keys and passkeys were revoked. */
export type ResetOfficer = { readonly token: string; readonly revoked: number; readonly passkeys: number };

/**
 * Makes a new link for an officer whose password or second factor is lost. The old ones work until the new ones are confirmed, and every session ends then. The keys of the officer's devices and the passkeys are revoked at once: whoever
 * cannot sign in may have lost the device too, and new ones are one button each. What device keys signed stays signed.
 * @returns undefined where there is no such officer, or one who is suspended or of the demonstration
 */
export const resetOfficer = async (
  { client, issue }: Pick<Installation, 'client' | 'issue'>,
  username: string,
): Promise<ResetOfficer | undefined> => {
  const token = newToken();
  const { rows } = await client.query<{ officer: string }>(
    "INSERT INTO access.invitation (token_hash, officer_no, expires_at, made_by) SELECT $1, o.no, now() + interval '72 hours', 0 FROM access.officer o WHERE o.username = $2 AND o.active AND NOT o.demonstration RETURNING officer_no AS officer",
    [tokenHash(token), username],
  );
  if (rows[0] === undefined) return undefined;
  const keys = await client.query<{ id: string }>(
    'SELECT key_id AS id FROM access.device_key WHERE officer_no = $1 AND revoked_at IS NULL ORDER BY key_id',
    [rows[0].officer],
  );
  for (const { id } of keys.rows) await issue(anyCommand(revokeDeviceKey), { keyId: id, reason: 'lost' });
  const ended = await client.query<{ passkeys: number }>("SELECT access.end_passkeys($1, 'renewed') AS passkeys", [
    rows[0].officer,
  ]);
  return { token, revoked: keys.rows.length, passkeys: ended.rows[0]?.passkeys ?? 0 };
};
