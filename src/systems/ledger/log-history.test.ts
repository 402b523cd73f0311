import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { policyLeaf } from '../../core/ledger/log/policy-leaf.ts';
import { type VerifierKey, verifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import type { TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { historyOf, type Statement } from './log-history.ts';

const [one, two, three] = ['one', 'two', 'three'].map(() => verifierKey('log.example', 'note', randomBytes(32))) as [
  VerifierKey,
  VerifierKey,
  VerifierKey,
];
const witness = (name: string) => ({
  name,
  key: verifierKey(`${name}.example`, 'cosignature', randomBytes(32)),
  url: null,
});
const [first, second] = [witness('first'), witness('second')];
const policy = (key: VerifierKey, more: Partial<TlogPolicy> = {}): TlogPolicy => ({
  logs: [{ key, url: null }],
  witnesses: [],
  groups: [],
  quorum: null,
  ...more,
});
const stated = (index: number, of: TlogPolicy, headSize: number | null): Statement => ({
  index,
  leaf: policyLeaf(of).toString('hex'),
  headSize,
  signedAt: headSize === null ? null : 1000 * headSize,
});
const signer = ({ name, id }: VerifierKey) => ({ name, id });

it('a log that said nothing has the key by which its newest head was signed, and one that signed nothing has none', () => {
  expect(historyOf([], signer(one), 5)).toEqual({
    keys: [{ keyId: one.id, key: null, from: 0, fromAt: 5, until: null, untilAt: null }],
    policies: [],
  });
  expect(historyOf([], undefined, null)).toEqual({ keys: [], policies: [] });
});

it('keys follow one another where a head ends with the entry that names the next; one that was taken back signed nothing', () => {
  const both = { witnesses: [first, second], groups: [{ name: 'both', threshold: 2, members: ['first', 'second'] }] };
  const { keys, policies } = historyOf(
    [
      stated(10, policy(one, { witnesses: [first], quorum: 'first' }), 16),
      stated(20, policy(two), 32),
      stated(40, policy(three), 41),
      stated(90, policy(three, { ...both, quorum: 'both' }), null),
    ],
    signer(three),
    5,
  );
  expect(keys).toEqual([
    { keyId: three.id, key: verifierKeyText(three), from: 41, fromAt: 41_000, until: null, untilAt: null },
    { keyId: one.id, key: verifierKeyText(one), from: 0, fromAt: 5, until: 41, untilAt: 41_000 },
  ]);
  expect(policies.map(({ index, at, keyId }) => [index, at, keyId])).toEqual([
    [90, null, three.id],
    [40, 41_000, three.id],
    [20, 32_000, two.id],
    [10, 16_000, one.id],
  ]);
  expect(policies[0]).toMatchObject({
    witnesses: [
      { name: 'first', keyId: first.key.id },
      { name: 'second', keyId: second.key.id },
    ],
    needed: { count: 2, of: ['first', 'second'] },
  });
  expect([policies[3]?.needed, policies[1]?.needed]).toEqual([{ count: 1, of: ['first'] }, null]);
});

it('an entry that is no policy is left out: verify names it', () => {
  expect(historyOf([{ index: 3, leaf: '0501', headSize: 4, signedAt: 1 }], signer(one), 5).policies).toEqual([]);
});
