import pg from 'pg';
import {
  ARABIC_GIVEN,
  ARABIC_TRADES,
  KURDISH_GIVEN,
  KURDISH_TRADES,
  type NamePart,
} from '../../scenarios/january-2026/name-parts.ts';
import type { Random } from '../../scenarios/january-2026/random.ts';
import { nameTokens } from '../../src/systems/register/name-tokens.ts';

const GIVEN = [...ARABIC_GIVEN, ...KURDISH_GIVEN];
const TRADES = [...ARABIC_TRADES, ...KURDISH_TRADES];
/** Numbers of persons who were entered past the commands: far from those that the register gives. */
const FIRST = 10_000_000;
const BATCH = 5000;

/** A synthetic name of four words, in Arabic or in Latin letters: given name, father, grandfather, trade. */
export const syntheticName = (random: Random): string => {
  const letters: keyof Pick<NamePart, 'ar' | 'latin'> = random.chance(70) ? 'ar' : 'latin';
  return [random.pick(GIVEN), random.pick(GIVEN), random.pick(GIVEN), random.pick(TRADES)]
    .map((part) => part[letters])
    .join(' ');
};

/** A day of birth which is not the first of a month: that one stands for an unknown day, and would be like every other day of the year. */
export const syntheticBirth = (random: Random): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${1960 + random.below(45)}-${two(1 + random.below(12))}-${two(2 + random.below(27))}`;
};

/**
 * Enters persons held at GHW straight into the tables that lists and searches read, past the commands and their rules: how they are found is measured with
 * them, and nothing else. Ends with ANALYZE, as the server's own vacuum would by and by.
 * @param connection the installing role
 * @param from how many were entered before
 */
export const fillRegister = async (
  connection: pg.ClientConfig,
  from: number,
  count: number,
  random: Random,
): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (let start = from; start < from + count; start += BATCH) {
      const persons = Array.from({ length: Math.min(BATCH, from + count - start) }, (_, i) => ({
        no: FIRST + start + i,
        name: syntheticName(random),
        birth: syntheticBirth(random),
      }));
      const numbers = persons.map(({ no }) => no);
      const tokens = persons.flatMap(({ no, name }) => nameTokens([name]).map((token) => ({ no, token })));
      const each = 'unnest($1::bigint[]) AS g';
      const enter = (text: string, ...values: unknown[][]) => client.query(text, values);
      await enter(
        `INSERT INTO register.person (no, register_number, sex, synthetic, event_pos) SELECT g, 'ZZZ-' || g, 'male', true, 1 FROM ${each}`,
        numbers,
      );
      await enter(
        "INSERT INTO register.person_name (person_no, ord, kind, script, source, full_name, parts, event_pos) SELECT g, 1, 'primary', 'arabic', 'bench', n, '{}', 1 FROM unnest($1::bigint[], $2::text[]) AS v(g, n)",
        numbers,
        persons.map(({ name }) => name),
      );
      await enter(
        'INSERT INTO register.name_token (token, person_no, event_pos) SELECT t, g, 1 FROM unnest($1::bigint[], $2::text[]) AS v(g, t) ORDER BY t, g',
        tokens.map(({ no }) => no),
        tokens.map(({ token }) => token),
      );
      await enter(
        "INSERT INTO juveniles.age_evidence (person_no, event_id, kind, source, birth_text, born_from, born_to, event_pos) SELECT g, gen_random_uuid(), 'statement', 'bench', b, b::date, b::date + 1, 1 FROM unnest($1::bigint[], $2::text[]) AS v(g, b)",
        numbers,
        persons.map(({ birth }) => birth),
      );
      await enter(
        `INSERT INTO register.person_reach (person_no, authority, event_pos) SELECT g, 'SDF', 1 FROM ${each}`,
        numbers,
      );
      await enter(
        `INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, opens, custodian, moves, site, state) SELECT g, 1, gen_random_uuid(), '2026-01-01', '2026-01-01', 'fact', true, 'SDF', true, 'GHW', 'held' FROM ${each}`,
        numbers,
      );
      await enter(
        `INSERT INTO register.intake (person_no, at, way, event_pos) SELECT g, '2026-01-01', 'existing-custody', 1 FROM ${each}`,
        numbers,
      );
      await enter(
        `INSERT INTO register.custody (person_no, from_at, to_at, custodian, site, state, event_pos, known_from) SELECT g, '2026-01-01', 'infinity', 'SDF', 'GHW', 'held', 1, '2026-01-01' FROM ${each}`,
        numbers,
      );
    }
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
};
