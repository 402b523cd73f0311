import type { TestRegister } from './register.ts';

/** The id of the event of a type on a person's stream. */
export const eventOf = async (test: TestRegister, person: number, type: string): Promise<string> =>
  (
    await test.admin.query<{ id: string }>('SELECT id FROM register.event WHERE stream_no = $1 AND type = $2', [
      person,
      type,
    ])
  ).rows[0]?.id as string;

/** The rules of the breaches of a person that are not mended. */
export const openRules = async (test: TestRegister, person: number): Promise<string[]> =>
  (
    await test.admin.query<{ rule: string }>(
      'SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL',
      [person],
    )
  ).rows.map((row) => row.rule);
