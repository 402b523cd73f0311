import type pg from 'pg';
import { Refusal } from './refusal.ts';

const PERSON = /\bperson (\d+)\b/;

/**
 * A refusal of the database that is about one person, by the number of the person's stream: told as the row of that person with the register number that officers know, so that a sheet
 * marks its row. Asked behind the walls of the officer; of a person out of reach the refusal stays as it is. The transaction of the command is over.
 */
export const refusalWithItsPerson = async (
  client: pg.PoolClient,
  token: string,
  refusal: Refusal,
): Promise<Refusal> => {
  const reason = String(refusal.values.detail ?? '');
  const personNo = Number(PERSON.exec(reason)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(personNo) || refusal.problems.length > 0) return refusal;
  const registerNumber = await findRegisterNumber(client, token, personNo);
  if (registerNumber === undefined) return refusal;
  const detail = reason.replace(PERSON, () => `person ${registerNumber}`);
  return new Refusal(refusal.code, {
    problems: [{ code: refusal.code, personNo, registerNumber, values: { ...refusal.values, detail } }],
  });
};

const findRegisterNumber = async (
  client: pg.PoolClient,
  token: string,
  personNo: number,
): Promise<string | undefined> => {
  try {
    await client.query('BEGIN READ ONLY');
    await client.query({ name: 'begun-to-name', text: "SELECT set_config('amana.token', $1, true)", values: [token] });
    const { rows } = await client.query<{ register_number: string }>({
      name: 'refused-person',
      text: 'SELECT p.register_number FROM register.person p WHERE p.no = $1',
      values: [personNo],
    });
    return rows[0]?.register_number;
  } catch {
    // The refusal is what the officer waits for: where its person cannot be read any more, it is told without.
    return undefined;
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
};
