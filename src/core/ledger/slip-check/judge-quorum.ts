import { LedgerError } from '../log/ledger-error.ts';
import type { BelievedHead } from './believe-head.ts';

/** A policy (C2SP tlog-policy) as an exported log has it, in the one spelling that a register writes. */
type Policy = {
  readonly logs: readonly string[];
  /** By the name that it has here, the key of each witness. */
  readonly witnesses: ReadonlyMap<string, string>;
  readonly groups: readonly {
    readonly name: string;
    readonly threshold: number;
    readonly members: readonly string[];
  }[];
  readonly quorum: string;
};

const malformed = (): never => {
  throw new LedgerError('policy-malformed', 'The file policy is none that a register writes.');
};

const read = (text: string): Policy => {
  const logs: string[] = [];
  const witnesses = new Map<string, string>();
  const groups: { name: string; threshold: number; members: string[] }[] = [];
  let quorum: string | undefined;
  if (!text.endsWith('\n')) malformed();
  for (const line of text.slice(0, -1).split('\n')) {
    const [kind, first = '', second = '', ...rest] = line.split(' ');
    const isKnown = (name: string): boolean => witnesses.has(name) || groups.some((group) => group.name === name);
    if (kind === 'log' && quorum === undefined) logs.push(first);
    else if (kind === 'witness' && second !== '' && !isKnown(first)) witnesses.set(first, second);
    else if (kind === 'group' && /^[1-9][0-9]{0,3}$/.test(second) && rest.every(isKnown) && !isKnown(first))
      groups.push({ name: first, threshold: Number(second), members: rest });
    else if (kind === 'quorum' && quorum === undefined && (first === 'none' || isKnown(first))) quorum = first;
    else malformed();
  }
  return { logs, witnesses, groups, quorum: quorum ?? malformed() };
};

/** The text of a policy without the addresses of its witnesses, as the log itself states it. */
const withoutAddresses = (text: string): string =>
  text.replace(/^(log [^ \n]+) [^\n]*$/gm, '$1').replace(/^(witness [^ \n]+ [^ \n]+) [^\n]*$/gm, '$1');

/** What the policy beside a log asks for, and what the log itself says of it. */
export type Quorum = {
  /** Whether the policy asks for any witness: they were enough then. */
  readonly asked: boolean;
  /** Whether the log states the same policy in its last entry of one; undefined where it states none. */
  readonly stated: boolean | undefined;
};

/**
 * Whether those who cosigned a head are enough for the policy beside it.
 * @param bytes of the file `policy`; @param stated the last entry of the log that states one
 * @throws LedgerError `quorum-missed` where they are not
 */
export const judgeQuorum = (bytes: Uint8Array, head: BelievedHead, stated: Uint8Array | undefined): Quorum => {
  const text = new TextDecoder().decode(bytes);
  const policy = read(text);
  if (policy.logs.length !== 1 || policy.logs[0] !== head.key.text)
    throw new LedgerError('policy-malformed', 'The policy is not about the log of log.vkey.');
  const keys = new Set(head.cosigned.map(({ key }) => key));
  const reached = new Set([...policy.witnesses].filter(([, key]) => keys.has(key)).map(([name]) => name));
  for (const { name, threshold, members } of policy.groups)
    if (members.filter((member) => reached.has(member)).length >= threshold) reached.add(name);
  if (policy.quorum !== 'none' && !reached.has(policy.quorum))
    throw new LedgerError(
      'quorum-missed',
      `Cosigned by ${head.cosigned.map(({ name }) => name).join(', ') || 'nobody'}: too few for the policy of this log.`,
    );
  return {
    asked: policy.quorum !== 'none',
    stated: stated === undefined ? undefined : new TextDecoder().decode(stated.subarray(1)) === withoutAddresses(text),
  };
};
