import pg from 'pg';
import { newToken, tokenHash } from '../core/access/session-token.ts';
import type { AnyCommand } from '../core/register/command-definition.ts';
import { execute, type Outcome, type Register } from '../core/register/execute.ts';
import { uuidv7 } from '../platform/ids.ts';

/** The installation at boot: it issues commands as officer 0, or as an officer whom the scenario needs. */
export type Installation = {
  readonly register: Register;
  /** A connection of the installing role that works as `amana_guard`, for what stands outside the register (credentials, invitations, sessions). */
  readonly client: pg.Client;
  /** Issues a command as officer 0. @throws Refusal */
  issue: <Input>(command: AnyCommand, input: Input) => Promise<Outcome>;
  /** Issues a command as an officer, in a session that ends with the boot. @throws Refusal */
  issueAs: <Input>(officerNo: number, command: AnyCommand, input: Input) => Promise<Outcome>;
};

/**
 * Runs a piece of the boot with the right to act as officer 0. Its sessions can be made only by the installing role, and are removed at the end whatever
 * happens.
 */
export const withInstallation = async <Result>(
  connection: pg.ClientConfig,
  register: Register,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> => {
  // pipelined, because whoever is given it may ask several things at once
  const client = new pg.Client({ ...connection, pipeline: true });
  // A server that ends between two statements is told by the next one; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  // Row security hides these tables from an installing role that is no superuser, because it binds their owner too.
  await client.query('SET ROLE amana_guard');
  // a session is waited for by whoever asks, also by the second who asks before it is written
  const tokens = new Map<number, Promise<string>>();
  const openSession = async (officerNo: number): Promise<string> => {
    const token = newToken();
    await client.query(
      "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '10 minutes', now() + interval '10 minutes', now() + interval '10 minutes')",
      [tokenHash(token), officerNo],
    );
    return token;
  };
  const tokenOf = (officerNo: number): Promise<string> => {
    const token = tokens.get(officerNo) ?? openSession(officerNo);
    tokens.set(officerNo, token);
    return token;
  };
  const issueAs = async (officerNo: number, command: AnyCommand, input: unknown) =>
    execute(register, command, { token: await tokenOf(officerNo), commandId: uuidv7(), input });
  try {
    return await work({ register, client, issueAs, issue: (command, input) => issueAs(0, command, input) });
  } finally {
    const opened = await Promise.all(tokens.values());
    await client.query('DELETE FROM access.session WHERE token_hash = ANY ($1)', [opened.map(tokenHash)]);
    await client.end();
  }
};
