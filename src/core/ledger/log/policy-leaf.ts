import { LedgerError } from './ledger-error.ts';
import { type VerifierKey, verifierKeyText } from './signed-note.ts';
import { policyText, readPolicy, type TlogPolicy } from './tlog-policy.ts';

/** First byte of the entry by which a log says whose signatures it is to be believed with. */
export const POLICY_LEAF = 0x05;

/** Where witnesses are asked is nobody's business. */
const withoutAddresses = (policy: TlogPolicy): TlogPolicy => ({
  ...policy,
  logs: policy.logs.map(({ key }) => ({ key, url: null })),
  witnesses: policy.witnesses.map(({ name, key }) => ({ name, key, url: null })),
});

/** The entry of a policy: 0x05 and its text (C2SP tlog-policy) in our one spelling, without addresses. */
export const policyLeaf = (policy: TlogPolicy): Buffer =>
  Buffer.concat([Buffer.of(POLICY_LEAF), Buffer.from(policyText(withoutAddresses(policy)))]);

/** Reads such an entry; undefined where it is none in the one spelling that we write, or does not name one log. */
export const readPolicyLeaf = (leaf: Uint8Array): TlogPolicy | undefined => {
  try {
    const policy = readPolicy(Buffer.from(leaf.subarray(1)).toString('utf8'));
    return policy.logs.length === 1 && policyLeaf(policy).equals(leaf) ? policy : undefined;
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
};

/** The log that a policy of one log is about. */
export const ownKeyOf = ({ logs }: TlogPolicy): VerifierKey => (logs[0] as TlogPolicy['logs'][0]).key;

/** What a log says of its policy, and where. */
export type PolicyEntry = { readonly index: number; readonly policy: TlogPolicy };

/** A key of the log that named the next one in the last entry of the last head that it signed. */
export type KeyChange = { readonly former: VerifierKey; readonly next: VerifierKey; readonly size: number };

/**
 * Which keys followed which. An entry that names another key changes it where a head ends with that entry: the former key signed it, and the next one too. Without such a head it was taken back.
 * @param entries in their order; the first names the key of its time @param isHead whether a head of that size was signed
 */
export const keyChanges = (entries: readonly PolicyEntry[], isHead: (size: number) => boolean): KeyChange[] => {
  const changes: KeyChange[] = [];
  const [first] = entries;
  let key = first === undefined ? undefined : ownKeyOf(first.policy);
  for (const { index, policy } of entries) {
    const next = ownKeyOf(policy);
    if (key === undefined || verifierKeyText(next) === verifierKeyText(key) || !isHead(index + 1)) continue;
    changes.push({ former: key, next, size: index + 1 });
    key = next;
  }
  return changes;
};

/** The keys that have to have signed a head: one, and both where one was changed. @param current where no change says it */
export const signersOf = (
  size: number,
  changes: readonly KeyChange[],
  current: VerifierKey | undefined,
): (VerifierKey | undefined)[] => {
  const change = changes.find((one) => size <= one.size);
  if (change === undefined) return [changes.length > 0 ? (current ?? changes.at(-1)?.next) : current];
  return size === change.size ? [change.former, change.next] : [change.former];
};
