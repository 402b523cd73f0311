import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type OfficerRow, type OfficersAnswer, officersAnswer } from '../views.ts';
import { findAuthorities, findPostings } from './me.ts';

/** The officers of the administrator's own authority, with their roles, their devices and whether they have signed up. */
export const officers = defineQuery({
  system: 'access',
  name: 'officers',
  askers: ['administrator'],
  input: nothing,
  answer: officersAnswer,
  run: async (read, _input, context): Promise<OfficersAnswer> => {
    const rows = await read.rows<{
      no: number;
      username: string;
      name_en: string;
      name_ar: string;
      authority: string;
      state: OfficerRow['state'];
    }>(
      `SELECT o.no, s.username, o.name_en, o.name_ar, o.authority, s.state
         FROM access.officer_states() s JOIN access.officer o ON o.no = s.officer_no ORDER BY s.username`,
    );
    const authorities = await findAuthorities(read);
    const { roles, devices } = await findPostings(
      read,
      rows.map((row) => row.no),
    );
    return {
      officers: rows.map((row) => ({
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
      })),
      abilities: context.abilities.filter((name) => name.startsWith('access/')),
    };
  },
});
