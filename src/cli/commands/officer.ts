import path from 'node:path';
import { addAuthority } from '../../core/access/commands/add-authority.ts';
import { inviteOfficer } from '../../core/access/commands/invite-officer.ts';
import { setMailAddress } from '../../core/access/commands/set-mail-address.ts';
import { loadKeyEncryptingKey } from '../../core/ledger/key-file.ts';
import { anyCommand } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { sentencesOf } from '../../core/register/refusal-texts.ts';
import { StreamKeyRing } from '../../core/register/stream-key-ring.ts';
import { type Config, readConfig } from '../../platform/config/config.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { createPool } from '../../platform/db/pool.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { type Installation, withInstallation } from '../../server/installation.ts';
import { reachDatabase } from '../../server/reach-database.ts';
import { resetOfficer } from '../../server/reset-officer.ts';
import type { Command } from '../command.ts';

type Given = Readonly<Record<string, string>>;

const actions: Readonly<Record<string, readonly string[]>> = {
  list: [],
  invite: ['username', 'name-en', 'name-ar', 'authority', 'role'],
  reset: ['username'],
  mail: ['username', 'address'],
  authority: ['code', 'country', 'name-en', 'name-ar'],
};
const optional: Readonly<Record<string, readonly string[]>> = {
  invite: ['site'],
  mail: ['language'],
  authority: ['name-ckb'],
};

const say = (text: string) => process.stdout.write(`${text}\n`);

const linkOf = (config: Config, token: string): string =>
  `One-time link, valid for 72 hours:\n  ${config.publicOrigin ?? `http://${config.host}:${config.port}`}/accept-invitation#${token}`;

const list = async ({ client }: Installation): Promise<void> => {
  const { rows } = await client.query<{ username: string; authority: string; roles: string[]; state: string }>(
    `SELECT o.username, o.authority, (SELECT array_agg(p.role || CASE p.site WHEN '*' THEN '' ELSE ' (' || p.site || ')' END ORDER BY p.role) FROM access.posting p WHERE p.officer_no = o.no) AS roles,
       CASE WHEN NOT o.active THEN 'disabled' WHEN o.demonstration THEN 'demonstration' WHEN EXISTS (SELECT FROM access.credential c WHERE c.officer_no = o.no AND c.ended_at IS NULL) THEN 'active' ELSE 'invited' END AS state
     FROM access.officer o ORDER BY o.authority, o.username`,
  );
  for (const { username, authority, roles, state } of rows)
    say(`${username.padEnd(24)} ${authority.padEnd(8)} ${state.padEnd(14)} ${(roles ?? []).join(', ')}`);
};

const invite = async ({ issue }: Installation, given: Given, config: Config): Promise<void> => {
  const { result } = await issue(anyCommand(inviteOfficer), {
    username: given.username,
    name: { en: given['name-en'], ar: given['name-ar'] },
    authority: given.authority,
    roles: (given.role ?? '')
      .split(',')
      .map((role) => ({ role: role.trim(), ...(given.site === undefined ? {} : { site: given.site }) })),
  });
  say(linkOf(config, (result as { invitationToken: string }).invitationToken));
};

const reset = async (installation: Installation, given: Given, config: Config): Promise<void> => {
  const made = await resetOfficer(installation, given.username ?? '');
  if (made === undefined)
    throw new OperatorError(
      `There is no officer ${given.username} whose sign-in can be reset. ./amana officer list shows all of them.`,
    );
  say(linkOf(config, made.token));
  if (made.revoked > 0)
    say(`Device keys revoked: ${made.revoked}. A new one is made in the browser before the next signature.`);
  if (made.passkeys > 0) say(`Passkeys revoked: ${made.passkeys}. New ones are added under My account.`);
};

/** Where an officer is told by mail that a notice waits; `none` ends it. */
const mail = async ({ client, issue }: Installation, given: Given): Promise<void> => {
  const { rows } = await client.query<{ no: string }>('SELECT o.no FROM access.officer o WHERE o.username = $1', [
    given.username,
  ]);
  if (rows[0] === undefined)
    throw new OperatorError(`There is no officer ${given.username}. ./amana officer list shows all of them.`);
  await issue(anyCommand(setMailAddress), {
    officerNo: Number(rows[0].no),
    address: given.address === 'none' ? null : given.address,
    language: given.language ?? 'ar',
  });
  say(`The mail address of ${given.username} was set.`);
};

const authority = async ({ issue }: Installation, given: Given): Promise<void> => {
  await issue(anyCommand(addAuthority), {
    code: given.code,
    country: given.country,
    nameEn: given['name-en'],
    nameAr: given['name-ar'],
    ...(given['name-ckb'] === undefined ? {} : { nameCkb: given['name-ckb'] }),
  });
  say(`Authority ${given.code} was added.`);
};

const carryOut = (action: string, installation: Installation, given: Given, config: Config): Promise<void> => {
  if (action === 'list') return list(installation);
  if (action === 'invite') return invite(installation, given, config);
  if (action === 'reset') return reset(installation, given, config);
  if (action === 'mail') return mail(installation, given);
  return authority(installation, given);
};

const readGiven = (action: string | undefined, words: readonly string[]): Given => {
  const wanted = action === undefined || !Object.hasOwn(actions, action) ? undefined : actions[action];
  if (wanted === undefined || action === undefined)
    throw new UsageError(`./amana officer takes one of: ${Object.keys(actions).join(', ')}.`);
  const given = readArguments(words, [...wanted, ...(optional[action] ?? []), 'data', 'port']);
  const missing = wanted.filter((name) => given[name] === undefined);
  if (missing.length > 0)
    throw new UsageError(`./amana officer ${action} needs ${missing.map((name) => `--${name}`).join(', ')}.`);
  return given;
};

const explain = (refusal: Refusal): OperatorError => {
  const { detail, remedy } = sentencesOf(refusal.code, refusal.values);
  const findings = refusal.problems.map(({ field, code, values }) => `  ${field ?? ''}: ${values?.detail ?? code}`);
  return new OperatorError([detail.en, ...findings, remedy.en].join('\n'), { cause: refusal });
};

/** `./amana officer`: officers and authorities, for whoever runs the server. */
export const command: Command = {
  usage: `Usage: ./amana officer list
       ./amana officer invite --username U --name-en NAME --name-ar NAME --authority CODE --role ROLE[,ROLE] [--site CODE]
       ./amana officer reset --username U
       ./amana officer mail --username U --address ADDRESS|none [--language ar|ckb|en]
       ./amana officer authority --code CODE --country XXX --name-en NAME --name-ar NAME [--name-ckb NAME]

Lists officers; invites one and prints the one-time link; prints a new link for an officer whose sign-in is lost, and revokes
the keys of that officer's devices; sets where one is told by mail that a notice waits; adds an authority.
Each takes --data DIR. Works beside a running server. A link names the address that the server was started with: say --port N
here too where it was said there, or AMANA_PUBLIC_ORIGIN where a proxy stands in front.
Example: ./amana officer invite --username admin.moj --name-en "Rania" --name-ar "رانية" --authority MOJ --role administrator
`,
  run: async ([action, ...words]) => {
    const given = readGiven(action, words);
    const config = readConfig(
      process.env,
      (['data', 'port'] as const).flatMap((name) => (given[name] === undefined ? [] : [`--${name}`, given[name]])),
    );
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const reached = await reachDatabase(config, dataFolder);
    const pool = createPool(reached.connection, 2);
    try {
      const kek = loadKeyEncryptingKey(
        config.keyFile === undefined ? { folder: path.join(dataFolder, 'keys') } : { file: config.keyFile },
      );
      await withInstallation(reached.connection, { pool, keys: new StreamKeyRing(kek) }, (installation) =>
        carryOut(action ?? '', installation, given, config),
      );
      return 0;
    } catch (error) {
      throw error instanceof Refusal ? explain(error) : error;
    } finally {
      await pool.end();
      await reached.leave();
    }
  },
};
