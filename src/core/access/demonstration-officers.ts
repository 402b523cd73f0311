import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { type DemonstrationRole, demonstrationPassword, demonstrationTotpSecret } from './demonstration.ts';
import { totpCode } from './totp.ts';
import type { DemonstrationOfficer, OfficerName, RoleGrant, Trilingual } from './views.ts';

type Row = { username: string; name: OfficerName; authority: { code: string; name: Trilingual }; roles: RoleGrant[] };

/**
 * The demonstration officers with password and present code, in the order in which they act. Empty on every register that is not synthetic: such officers
 * cannot exist there (decisions.md 20), and the function of the database answers nothing.
 */
export const demonstrationOfficers = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  roles: readonly DemonstrationRole[],
): Promise<DemonstrationOfficer[]> => {
  const { rows } = await pool.query<{ officer: Row }>('SELECT officer FROM access.demonstration_officers() AS officer');
  const order = new Map(roles.map(({ username }, index) => [username, index]));
  return rows
    .map(({ officer }) => ({
      ...officer,
      password: demonstrationPassword(kek, officer.username),
      ...totpCode(demonstrationTotpSecret(kek, officer.username), Date.now()),
      does: roles.find(({ username }) => username === officer.username)?.does ?? { en: '', ar: '', ckb: '' },
    }))
    .sort((left, right) => (order.get(left.username) ?? roles.length) - (order.get(right.username) ?? roles.length));
};
