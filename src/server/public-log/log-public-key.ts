import type { KeyLocation } from '../../core/ledger/key-file.ts';
import { readVerifierKey, type VerifierKey } from '../../core/ledger/log/signed-note.ts';
import { logFilesIn } from './log-files.ts';
import { findLogKey } from './log-key-file.ts';

/**
 * The public half of the key of a log: of the key that signs it, or where that one is lost, as it stands beside what was told last.
 * @param folder of the files of the log
 * @returns undefined where neither is there. @throws KeyFileError, LedgerError `key-malformed`
 */
export const publicKeyOfLog = (
  keys: KeyLocation,
  folder: string,
): { readonly key: VerifierKey; readonly isLost: boolean } | undefined => {
  const own = findLogKey(keys)?.verifier;
  if (own !== undefined) return { key: own, isLost: false };
  const told = logFilesIn(folder)('log.vkey')?.toString('utf8');
  return told === undefined ? undefined : { key: readVerifierKey(told.replace(/\n$/, '')), isLost: true };
};
