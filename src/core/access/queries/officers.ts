import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import type { Reader } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { officersTable } from '../officers-table.ts';
import {
  type OfficerAnswer,
  type OfficerRow,
  type OfficersAnswer,
  officerAnswer,
  officersAnswer,
  role,
} from '../views.ts';
import { findAuthorities, findPostings } from './me.ts';

type StateRow = {
  no: number;
  username: string;
  name_en: string;
  name_ar: string;
  authority: string;
  state: OfficerRow['state'];
};

const officerRows = async (read: Reader, rows: readonly StateRow[]): Promise<OfficerRow[]> => {
  const authorities = await findAuthorities(read);
  const { roles, devices } = await findPostings(
    read,
    rows.map((row) => row.no),
  );
  return rows.map((row) => ({
    officerNo: row.no,
    username: row.username,
    name: { en: row.name_en, ar: row.name_ar },
    authority: authorities.get(row.authority) ?? {
      code: row.authority,
      name: { en: row.authority, ar: row.authority, ckb: row.authority },
    },
    roles: roles.get(row.no) ?? [],
    state: row.state,
    devices: devices.get(row.no) ?? [],
  }));
};

/** One officer of the administrator's own authority. */
export const officer = defineQuery({
  system: 'access',
  name: 'officer',
  input: z.object({ officerNo: wholeNumber }).strict(),
  answer: officerAnswer,
  run: async (read, { officerNo }, context): Promise<OfficerAnswer> => {
    const rows = await read.rows<StateRow>(
      'SELECT o.no, s.username, o.name_en, o.name_ar, o.authority, s.state FROM access.officer_states() s JOIN access.officer o ON o.no = s.officer_no WHERE o.no = $1',
      [officerNo],
    );
    const [found] = await officerRows(read, rows);
    if (found === undefined) throw new Refusal('not-found', { values: { detail: 'officer' } });
    const own = officerNo === context.officerNo;
    return { officer: found, own, abilities: context.abilities.filter((name) => name.startsWith('access/')) };
  },
});

/** The officers of the administrator's own authority, with their roles, their devices and whether they have signed up. */
export const officers = defineQuery({
  system: 'access',
  name: 'officers',
  input: z
    .object({
      state: z.enum(['invited', 'active', 'disabled']).optional(),
      role: role.optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: officersAnswer,
  table: officersTable,
  run: async (read, { state, role: posted, ...asked }, context): Promise<OfficersAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const from = `FROM access.officer_states() s JOIN access.officer o ON o.no = s.officer_no
      WHERE ($1::text IS NULL OR s.state = $1) AND ($2::text IS NULL OR EXISTS (SELECT FROM access.posting p WHERE p.officer_no = o.no AND p.role = $2))`;
    const values = [state ?? null, posted ?? null];
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n ${from}`, values);
    const rows = await read.rows<StateRow>(
      `SELECT o.no, s.username, o.name_en, o.name_ar, o.authority, s.state ${from} ORDER BY s.username ${sql}`,
      values,
    );
    return {
      total: total?.n ?? 0,
      ...page,
      officers: await officerRows(read, rows),
      abilities: context.abilities.filter((name) => name.startsWith('access/')),
    };
  },
});
