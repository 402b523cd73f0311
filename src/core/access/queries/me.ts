import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import type { Reader } from '../../register/command-definition.ts';
import { roleTable } from '../../register/role-table.ts';
import type { Role } from '../../register/roles.ts';
import {
  type AuthorityName,
  type DeviceView,
  type MeAnswer,
  meAnswer,
  type OfficerView,
  type RoleGrant,
  type Sees,
} from '../views.ts';

/** A row of `access.authority` as SQL gives it. */
export type AuthorityRow = { code: string; name_en: string; name_ar: string; name_ckb: string | null };

/** The name of an authority; where there is no Kurdish name, the Arabic one stands. */
export const authorityName = (row: AuthorityRow): AuthorityName => ({
  code: row.code,
  name: { en: row.name_en, ar: row.name_ar, ckb: row.name_ckb ?? row.name_ar },
});

/** Every authority of the register by its code. */
export const findAuthorities = async (read: Reader): Promise<Map<string, AuthorityName>> => {
  const rows = await read.rows<AuthorityRow>(
    'SELECT code, name_en, name_ar, name_ckb FROM access.authority ORDER BY code',
  );
  return new Map(rows.map((row) => [row.code, authorityName(row)]));
};

/** Roles and devices of officers, by officer number. */
export const findPostings = async (
  read: Reader,
  officers: readonly number[],
): Promise<{ roles: Map<number, RoleGrant[]>; devices: Map<number, DeviceView[]> }> => {
  const postings = await read.rows<{ officer_no: number; role: RoleGrant['role']; site: string }>(
    'SELECT officer_no, role, site FROM access.posting WHERE officer_no = ANY ($1) ORDER BY officer_no, role, site',
    [officers],
  );
  const keys = await read.rows<{ officer_no: number; key_id: string; class: DeviceView['class']; enrolled_at: number }>(
    'SELECT officer_no, key_id, class, enrolled_at FROM access.device_key WHERE officer_no = ANY ($1) AND revoked_at IS NULL ORDER BY enrolled_at',
    [officers],
  );
  const roles = new Map<number, RoleGrant[]>(officers.map((no) => [no, []]));
  for (const { officer_no, role, site } of postings)
    roles.get(officer_no)?.push({ role, site: site === '*' ? null : site });
  const devices = new Map<number, DeviceView[]>(officers.map((no) => [no, []]));
  for (const key of keys)
    devices.get(key.officer_no)?.push({ keyId: key.key_id, class: key.class, enrolledAt: key.enrolled_at });
  return { roles, devices };
};

/** What the widest of these roles reads. */
export const seesOf = (posted: readonly Role[]): Sees => {
  const properties = posted.map((role) => roleTable[role]);
  return (
    (['everybody', 'authority', 'sites'] as const).find((one) => properties.some(({ reads }) => reads === one)) ??
    (properties.some(({ counts }) => counts !== 'nothing') ? 'figures' : 'nobody')
  );
};

const findOfficer = async (
  read: Reader,
  officerNo: number,
  authorities: Map<string, AuthorityName>,
): Promise<OfficerView | null> => {
  const row = await read.row<{ username: string; name_en: string; name_ar: string; authority: string }>(
    'SELECT access.own_username() AS username, name_en, name_ar, authority FROM access.officer WHERE no = $1',
    [officerNo],
  );
  const authority = authorities.get(row?.authority ?? '');
  if (row === undefined || authority === undefined) return null;
  const { roles, devices } = await findPostings(read, [officerNo]);
  const revoked = await read.rows<{ key_id: string }>(
    'SELECT key_id FROM access.device_key WHERE officer_no = $1 AND revoked_at IS NOT NULL ORDER BY revoked_at',
    [officerNo],
  );
  return {
    officerNo,
    username: row.username,
    name: { en: row.name_en, ar: row.name_ar },
    authority,
    roles: roles.get(officerNo) ?? [],
    sees: seesOf((roles.get(officerNo) ?? []).map(({ role }) => role)),
    devices: devices.get(officerNo) ?? [],
    revokedKeys: revoked.map(({ key_id }) => key_id),
  };
};

/** Who is signed in, and the register: its name, its clock, and for officers its authorities. */
export const me = defineQuery({
  system: 'access',
  name: 'me',
  input: nothing,
  answer: meAnswer,
  run: async (read, _input, context): Promise<MeAnswer> => {
    const register = await read.row<{ synthetic: boolean; name: string; zone: string }>(
      'SELECT synthetic, name, zone FROM register.clock_setting',
    );
    const about = {
      synthetic: register?.synthetic ?? false,
      name: register?.name ?? 'Amana',
      nowAt: context.now,
      realAt: Date.now(),
      zone: register?.zone ?? 'UTC',
    };
    if (context.officerNo === null) return { officer: null, register: about, abilities: [] };
    const authorities = await findAuthorities(read);
    return {
      officer: await findOfficer(read, context.officerNo, authorities),
      register: { ...about, authorities: [...authorities.values()] },
      abilities: [...context.abilities],
    };
  },
});
