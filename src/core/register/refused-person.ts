import type pg from 'pg';
import { Refusal, type RefusalProblem } from './refusal.ts';

const PERSON = /\bperson (\d+)\b/;

/**
 * A refusal with the register numbers of the persons whom its rows name by the number of their stream, which stands on no page. A refusal of the database that names one person in its
 * reason is told as the row of that person, so that a sheet marks it. Asked behind the walls of the officer: who is out of reach stays as the officer named the person.
 * The transaction of the command is over.
 */
export const refusalWithRegisterNumbers = async (
  client: pg.PoolClient,
  token: string,
  refusal: Refusal,
): Promise<Refusal> => {
  const reason = String(refusal.values.detail ?? '');
  const named = Number(refusal.problems.length > 0 ? Number.NaN : PERSON.exec(reason)?.[1]);
  const unnumbered = refusal.problems.flatMap(({ personNo, registerNumber }) =>
    personNo === undefined || registerNumber !== undefined ? [] : [personNo],
  );
  const asked = [...new Set([...unnumbered, ...(Number.isSafeInteger(named) ? [named] : [])])];
  if (asked.length === 0) return refusal;
  const numbers = await findRegisterNumbers(client, token, asked);
  if (numbers.size === 0) return refusal;
  const { code, values } = refusal;
  const own = numbers.get(named);
  if (own !== undefined) {
    const detail = reason.replace(PERSON, () => `person ${own}`);
    return new Refusal(code, {
      problems: [{ code, personNo: named, registerNumber: own, values: { ...values, detail } }],
    });
  }
  const numbered = (problem: RefusalProblem): RefusalProblem => {
    const registerNumber = problem.registerNumber ?? numbers.get(problem.personNo ?? Number.NaN);
    return registerNumber === undefined ? problem : { ...problem, registerNumber };
  };
  return new Refusal(code, { values, problems: refusal.problems.map(numbered) });
};

const findRegisterNumbers = async (
  client: pg.PoolClient,
  token: string,
  persons: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  try {
    await client.query('BEGIN READ ONLY');
    await client.query({ name: 'begun-to-name', text: "SELECT set_config('amana.token', $1, true)", values: [token] });
    const { rows } = await client.query<{ no: number; register_number: string }>({
      name: 'refused-persons',
      text: 'SELECT p.no, p.register_number FROM register.person p WHERE p.no = ANY ($1::bigint[])',
      values: [persons],
    });
    return new Map(rows.map((row) => [Number(row.no), row.register_number]));
  } catch {
    // The refusal is what the officer waits for: where its persons cannot be read any more, it is told without.
    return new Map();
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
};
