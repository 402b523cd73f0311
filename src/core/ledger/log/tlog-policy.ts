import { LedgerError } from './ledger-error.ts';
import { readVerifierKey, type VerifierKey, verifierKeyText } from './signed-note.ts';
import { decodeDecimal } from './strict-base64.ts';

/** A witness of a policy, by the name it has there. */
export type PolicyWitness = { readonly name: string; readonly key: VerifierKey; readonly url: string | null };
/** A group of a policy: who of its members, witnesses or groups named before it, and how many of them. */
export type PolicyGroup = { readonly name: string; readonly threshold: number; readonly members: readonly string[] };

/** Which checkpoints are believed (C2SP tlog-policy): signed by one of the logs, and cosigned by a quorum of witnesses. */
export type TlogPolicy = {
  readonly logs: readonly { readonly key: VerifierKey; readonly url: string | null }[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or null where no cosignature is asked for. */
  readonly quorum: string | null;
};

/**
 * Reads a policy.
 * @throws LedgerError `policy-malformed` with the line: an unknown word, a name used before it is defined, twice, or as a member of two groups, a key twice or of the wrong type, no quorum or two
 */
export const readPolicy = (text: string): TlogPolicy => {
  const [logs, witnesses, groups] = [[], [], []] as unknown as [
    { key: VerifierKey; url: string | null }[],
    PolicyWitness[],
    PolicyGroup[],
  ];
  const [defined, members, keys] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let quorum: string | null | undefined;
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const doubt = (why: string): never => {
      throw new LedgerError('policy-malformed', `Line ${at + 1} of the policy: ${why}.`);
    };
    if (/[^\t\P{Cc}]/u.test(line)) doubt('it holds a control character');
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#') === true) continue;
    const keyOf = (word: string | undefined, type: VerifierKey['type']): VerifierKey => {
      const key = readVerifierKey(word ?? '');
      if (key.type !== type) doubt(`the key of "${key.name}" is not of the type for this`);
      const publicKey = `${type} ${key.publicKey.toString('hex')}`;
      if (keys.has(publicKey)) doubt(`the key of "${key.name}" is there twice`);
      keys.add(publicKey);
      return key;
    };
    const define = (name: string | undefined): string => {
      if (name === undefined || name === 'none' || defined.has(name))
        return doubt(`"${name ?? ''}" cannot be defined here`);
      defined.add(name);
      return name;
    };
    const atMost = (count: number): void => {
      if (words.length > count) doubt('there is a word too many');
    };
    const [kind, first, second, ...rest] = words;
    if (kind === 'log') {
      atMost(3);
      logs.push({ key: keyOf(first, 'note'), url: second ?? null });
    } else if (kind === 'witness') {
      atMost(4);
      witnesses.push({ name: define(first), key: keyOf(second, 'cosignature'), url: rest[0] ?? null });
    } else if (kind === 'group') {
      for (const member of rest) {
        if (!defined.has(member)) doubt(`"${member}" is not defined before it`);
        if (members.has(member)) doubt(`"${member}" is a member already`);
        members.add(member);
      }
      const threshold = second === 'any' ? 1 : second === 'all' ? rest.length : (decodeDecimal(second ?? '') ?? 0);
      if (rest.length === 0 || threshold < 1 || threshold > rest.length) doubt('so many members it does not have');
      groups.push({ name: define(first), threshold, members: rest });
    } else if (kind === 'quorum') {
      atMost(2);
      if (quorum !== undefined) doubt('there is a second quorum');
      if (first === undefined || (first !== 'none' && !defined.has(first)))
        doubt(`"${first ?? ''}" is not defined before it`);
      quorum = first === 'none' ? null : (first as string);
    } else doubt(`"${kind}" is none of log, witness, group, quorum`);
  }
  if (quorum === undefined)
    throw new LedgerError(
      'policy-malformed',
      'The policy names no quorum. Write "quorum none" where no cosignature is asked for.',
    );
  return { logs, witnesses, groups, quorum };
};

/** The one text that we write for a policy. */
export const policyText = ({ logs, witnesses, groups, quorum }: TlogPolicy): string =>
  [
    ...logs.map(({ key, url }) => ['log', verifierKeyText(key), url]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, verifierKeyText(key), url]),
    ...groups.map(({ name, threshold, members }) => ['group', name, String(threshold), ...members]),
    ['quorum', quorum ?? 'none'],
  ]
    .map((words) => `${words.filter((word) => word !== null).join(' ')}\n`)
    .join('');

/** Whether the witnesses that cosigned, by their names in the policy, are a quorum of it. */
export const isQuorum = ({ groups, quorum }: TlogPolicy, cosigned: ReadonlySet<string>): boolean => {
  const witnessed = new Set(cosigned);
  for (const { name, threshold, members } of groups)
    if (members.filter((member) => witnessed.has(member)).length >= threshold) witnessed.add(name);
  return quorum === null || witnessed.has(quorum);
};
