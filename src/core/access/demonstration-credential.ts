import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { demonstrationPassword, demonstrationTotpSecret } from './demonstration.ts';
import { demonstrationCost, hashPassword } from './password-hash.ts';
import { closeBox } from './secret-box.ts';
import { TOTP_PURPOSE } from './sign-in.ts';

/**
 * Gives a demonstration officer password and second factor, both derived from the register's key: what a real officer does at the one-time link.
 * @param client past row security
 */
export const giveDemonstrationCredential = async (
  client: pg.ClientBase,
  kek: KeyEncryptingKey,
  officer: { readonly no: number; readonly username: string },
): Promise<void> => {
  await client.query('INSERT INTO access.credential (officer_no, password_hash, totp_secret) VALUES ($1, $2, $3)', [
    officer.no,
    await hashPassword(demonstrationPassword(kek, officer.username), demonstrationCost),
    closeBox(kek, TOTP_PURPOSE, demonstrationTotpSecret(kek, officer.username)),
  ]);
};
