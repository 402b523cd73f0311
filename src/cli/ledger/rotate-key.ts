import { verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { readConfig } from '../../platform/config/config.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import {
  findLogKey,
  findNextLogKey,
  logKeyPath,
  makeNextLogKey,
  nextLogKeyPath,
} from '../../server/public-log/log-key-file.ts';
import { findLogPolicy } from '../../server/public-log/log-policy-file.ts';
import { keyLocation } from '../../server/register-key.ts';

/** `./amana ledger rotate-key`: makes the key that is to follow, and says what to do with it. The log names it at the next start of the register, so that witnesses can be told before. */
export const rotateKey = (words: readonly string[]): 0 => {
  const given = readArguments(words, ['data']);
  const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
  const keys = keyLocation(config.keyFile, chooseDataFolder(config.dataFolder, repositoryFolder));
  const key = findLogKey(keys);
  if (key === undefined)
    throw new OperatorError(
      `The key of the log, ${logKeyPath(keys)}, is not there. A key that is lost can name no other: bring it back from the offline copy, or see docs/operators/ledger.md.`,
    );
  if ((findLogPolicy(keys)?.logs.length ?? 0) > 0)
    throw new OperatorError(
      'The file log-policy names the log by its key, which is to change. Take the line "log …" out of it: the log is put in by itself.',
    );
  const made = findNextLogKey(keys);
  const next = made ?? makeNextLogKey(keys, key);
  process.stdout.write(
    `${made === undefined ? 'The next key of the log was made' : 'The next key of the log is there already'}: ${nextLogKeyPath(keys)}
${verifierKeyText(next.verifier)}

1. Copy it to the two places where the key of the log is kept.
2. Give the line above to each witness, beside the one that it has, and to monitors.
3. Start the register again. The log names the new key, the old one signs that for the last time and is removed from this machine.
Until then nothing changes; remove the file where it is not to be.
`,
  );
  return 0;
};
