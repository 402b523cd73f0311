import fs from 'node:fs';
import path from 'node:path';
import type { KeyLocation } from '../../core/ledger/key-file.ts';
import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import { type VerifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { policyText, readPolicy, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { logKeyPath } from './log-key-file.ts';

/** Bytes of the two names of a witness, that of the policy and that of its key. */
const LONGEST_NAMES = 250;
/** Bytes of a policy: with the key of the log it has to fit into an entry. */
const LONGEST_POLICY = 60_000;

/** The file that names the witnesses of the log and how many of them are asked for (C2SP tlog-policy): beside the key of the log. It is no secret. */
export const logPolicyPath = (location: KeyLocation): string =>
  path.join(path.dirname(logKeyPath(location)), 'log-policy');

/** What an operator says of witnesses; undefined where there is no such file. @throws OperatorError with the line that is wrong */
export const findLogPolicy = (location: KeyLocation): TlogPolicy | undefined => {
  const place = logPolicyPath(location);
  if (!fs.existsSync(place)) return undefined;
  try {
    const policy = readPolicy(fs.readFileSync(place, 'utf8'));
    const long = policy.witnesses.find(({ name, key }) => Buffer.byteLength(name + key.name) > LONGEST_NAMES);
    if (Buffer.byteLength(policyText(policy)) > LONGEST_POLICY)
      throw new LedgerError('policy-malformed', 'It is longer than an entry of the log can be.');
    if (long === undefined) return policy;
    throw new LedgerError('policy-malformed', `The names of the witness "${long.name.slice(0, 40)}…" are too long.`);
  } catch (error) {
    if (error instanceof LedgerError)
      throw new OperatorError(
        `${place} cannot be used. ${error.message} Mend it, or move it away to work without witnesses.`,
      );
    throw error;
  }
};

/**
 * Which heads of this log are believed: signed with its key, and cosigned as the operator's policy says; without one by its key alone.
 * @throws OperatorError where the policy is about another log
 */
export const policyOfLog = (key: VerifierKey, given: TlogPolicy | undefined): TlogPolicy => {
  const own = verifierKeyText(key);
  const strange = given?.logs.find((log) => verifierKeyText(log.key) !== own);
  if (strange !== undefined)
    throw new OperatorError(
      `The file log-policy is about the log ${verifierKeyText(strange.key)}, and this one is ${own}. Name this one, or none: it is put in by itself.`,
    );
  return {
    witnesses: [],
    groups: [],
    quorum: null,
    ...given,
    logs: given?.logs[0] === undefined ? [{ key, url: null }] : given.logs.slice(0, 1),
  };
};
