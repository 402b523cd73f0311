import { abilitiesOf } from '../../src/core/access/abilities.ts';
import { anyQuery, type Query } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { allCommands } from '../../src/systems/all-commands.ts';
import type { TestOfficer, TestRegister } from './register.ts';

/** Asks a query as an officer of a test register, by parameters of its address or of its body. */
export const ask = <Input, Answer>(
  test: TestRegister,
  officer: TestOfficer,
  query: Query<Input, Answer>,
  parameters: Record<string, string | readonly number[]> = {},
): Promise<Answer> =>
  runQuery(test.register.pool, anyQuery(query), test.token(officer), parameters, (context) =>
    abilitiesOf(allCommands, context),
  ) as Promise<Answer>;
