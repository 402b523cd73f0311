import { keyChanges, ownKeyOf, type PolicyEntry, readPolicyLeaf } from '../../core/ledger/log/policy-leaf.ts';
import { type VerifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import type { TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import type { LogKeyView, LogPolicyView } from './views.ts';

/** An entry by which the log says whose signatures it is believed with, and the first head over it. */
export type Statement = {
  readonly index: number;
  /** In hexadecimal digits. */
  readonly leaf: string;
  readonly headSize: number | null;
  readonly signedAt: number | null;
};

/** How many of whom a policy asks for; null where it asks for nobody. */
const neededBy = ({ quorum, groups }: TlogPolicy): LogPolicyView['needed'] => {
  const group = groups.find(({ name }) => name === quorum);
  if (group !== undefined) return { count: group.threshold, of: [...group.members] };
  return quorum === null ? null : { count: 1, of: [quorum] };
};

const policiesOf = (statements: readonly Statement[]): (PolicyEntry & Statement)[] =>
  statements.flatMap((statement) => {
    const policy = readPolicyLeaf(Buffer.from(statement.leaf, 'hex'));
    return policy === undefined ? [] : [{ ...statement, policy }];
  });

/** The policy that a log names last; undefined where it never named one. @param statements in the order of the log */
export const newestPolicy = (statements: readonly Statement[]): TlogPolicy | undefined =>
  policiesOf(statements).at(-1)?.policy;

/**
 * What a log says of its keys and its witnesses, newest first.
 * @param statements in the order of the log
 * @param signer of the newest head, as its note names it: all that is known of the key of a log that never said anything
 * @param begunAt when the first head was signed
 */
export const historyOf = (
  statements: readonly Statement[],
  signer: { readonly name: string; readonly id: string } | undefined,
  begunAt: number | null,
): { readonly keys: readonly LogKeyView[]; readonly policies: readonly LogPolicyView[] } => {
  const read = policiesOf(statements);
  const isHead = (size: number): boolean => read.some(({ headSize }) => headSize === size);
  const changes = keyChanges(read, isHead);
  const atSize = (size: number): number | null => read.find(({ headSize }) => headSize === size)?.signedAt ?? null;
  const [first] = read;
  const ofLog: (VerifierKey | undefined)[] =
    first === undefined
      ? [undefined]
      : [changes[0]?.former ?? ownKeyOf(first.policy), ...changes.map(({ next }) => next)];
  const keys = ofLog.map((key, at): LogKeyView => {
    const [began, ended] = [changes[at - 1]?.size ?? 0, changes[at]?.size ?? null];
    return {
      keyId: key?.id ?? signer?.id ?? '',
      key: key === undefined ? null : verifierKeyText(key),
      from: began,
      fromAt: began === 0 ? begunAt : atSize(began),
      until: ended,
      untilAt: ended === null ? null : atSize(ended),
    };
  });
  const policies = read.map(
    ({ index, policy, signedAt }): LogPolicyView => ({
      index,
      at: signedAt,
      keyId: ownKeyOf(policy).id,
      witnesses: policy.witnesses.map(({ name, key }) => ({ name, keyId: key.id })),
      needed: neededBy(policy),
    }),
  );
  return { keys: signer === undefined ? [] : keys.toReversed(), policies: policies.toReversed() };
};
