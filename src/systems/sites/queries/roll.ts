import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import {
  type RollAnswer,
  type RollNumbersAnswer,
  type RollPerson,
  rollAnswer,
  rollNumbersAnswer,
} from '../control/views.ts';
import { allNames, cutFound, shownName } from './cut-found.ts';

const ofSite = { code: z.string().regex(/^[A-Z]{3}$/), section: z.string().max(60).optional() };

/** Whom the register has at a site, or in one section, now. */
const THERE = `register.custody c WHERE c.site = $1 AND ($2::text IS NULL OR c.section = $2) AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')`;

const requireSite = async (read: Reader, code: string): Promise<void> => {
  if ((await read.row('SELECT FROM sites.site WHERE code = $1', [code])) === undefined)
    throw new Refusal('not-found', { values: { detail: `site ${code}` } });
};

/** Everybody whom the register has at a site or in a section now, within reach of the officer, page by page: the roll that is called at a change of control and at a lockdown. Searched by number or name. */
export const roll = defineQuery({
  system: 'sites',
  name: 'roll',
  asks: 'body',
  input: z.object({ ...ofSite, q: z.string().max(300).optional(), ...pageInBody }).strict(),
  answer: rollAnswer,
  refuses: ['not-found'],
  run: async (read, { code, section, q = '', ...asked }): Promise<RollAnswer> => {
    await requireSite(read, code);
    const of = [code, section ?? null];
    const { sql, page, pageSize } = cutPage(asked);
    const columns = `c.person_no AS "personNo", p.register_number AS "registerNumber", c.section, c.custodian`;
    const from = `FROM (SELECT c.* FROM ${THERE}) c JOIN register.person p ON p.no = c.person_no
      LEFT JOIN (SELECT x.section, register.in_order(x.section) AS place FROM sites.section x WHERE x.site = $1) o ON o.section = c.section`;
    const order = 'ORDER BY o.place NULLS LAST, p.register_number';
    if (q.trim() !== '') {
      const rows = await read.rows<Omit<RollPerson, 'name'> & { names: string }>(
        `SELECT ${columns}, ${allNames('c.person_no')} AS names ${from} ${order}`,
        of,
      );
      const found = cutFound(rows, q, asked);
      const names = await read.rows<{ no: number; name: string }>(
        `SELECT u.no, ${shownName('u.no')} AS name FROM unnest($1::bigint[]) u(no)`,
        [found.rows.map(({ personNo }) => personNo)],
      );
      const nameOf = new Map(names.map(({ no, name }) => [no, name]));
      return {
        ...found,
        site: code,
        persons: found.rows.map(({ names: _names, ...row }) => ({ ...row, name: nameOf.get(row.personNo) ?? '' })),
      };
    }
    const count = await read.row<{ n: number }>(`SELECT count(*)::int AS n FROM ${THERE}`, of);
    const persons = await read.rows<RollPerson>(
      `SELECT s.*, ${shownName('s."personNo"')} AS name FROM (SELECT ${columns} ${from} ${order} ${sql}) s`,
      of,
    );
    return { site: code, total: count?.n ?? 0, page, pageSize, persons };
  },
});

/** The numbers of everybody on the same roll: whom an officer marks who marks everybody. */
export const rollNumbers = defineQuery({
  system: 'sites',
  name: 'roll-numbers',
  asks: 'body',
  input: z.object(ofSite).strict(),
  answer: rollNumbersAnswer,
  refuses: ['not-found'],
  run: async (read, { code, section }): Promise<RollNumbersAnswer> => {
    await requireSite(read, code);
    const rows = await read.rows<{ no: number }>(`SELECT c.person_no AS no FROM ${THERE} ORDER BY 1`, [
      code,
      section ?? null,
    ]);
    return { site: code, persons: rows.map(({ no }) => no) };
  },
});
