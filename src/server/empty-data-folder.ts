import fs from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { KeyEncryptingKey } from '../core/ledger/envelope-key.ts';
import { type KeyLocation, keyFilePath } from '../core/ledger/key-file.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import { keyLocation, loadKey } from './register-key.ts';

/** Where a backup is unpacked before it takes its place; left by a restore that was killed, and removed by the next one. */
export const UNFINISHED = 'restore.unfinished';

/** Only a folder in which nothing is lost: missing, empty, or with the key file that was brought back first. @throws OperatorError */
export const refuseUsed = async (dataFolder: string): Promise<void> => {
  if (!fs.existsSync(dataFolder)) return;
  const names = (await readdir(dataFolder)).filter((name) => ![UNFINISHED, 'keys'].includes(name));
  if (names.length > 0)
    throw new OperatorError(
      `The folder ${dataFolder} is in use (it holds ${names.sort().slice(0, 3).join(', ')}). A register is never written over anything: name a new or empty folder with --data DIR. Nothing was touched.`,
    );
};

/** Where the key of a register may be: the file of `--key-file`, that of AMANA_KEY_FILE, or `keys/` in the data folder. */
export type KeyPlaces = {
  readonly given: string | undefined;
  readonly configured: string | undefined;
  readonly dataFolder: string;
};

/** The place that counts among them. */
export const chosenPlace = ({ given, configured, dataFolder }: KeyPlaces): KeyLocation =>
  given === undefined ? keyLocation(configured, dataFolder) : { file: given };

/**
 * The key that a backup or an export needs.
 * @param keyIds ids of the keys that it names; empty where it needs none in particular
 * @throws OperatorError that names the id which is needed
 */
export const findNeededKey = (what: string, keyIds: readonly string[], places: KeyPlaces): KeyEncryptingKey => {
  const location = chosenPlace(places);
  const place = keyFilePath(location);
  const needed = `This ${what} needs the key ${keyIds.join(', ')}, which is not in it`;
  if (!fs.existsSync(place))
    throw new OperatorError(
      `${needed}. There is no key file ${place}: bring the offline copy and name it with --key-file FILE. Nothing was touched.`,
    );
  const key = loadKey(location);
  if (keyIds.length > 0 && !keyIds.includes(key.id))
    throw new OperatorError(
      `${needed}. ${place} holds the key ${key.id}: it belongs to another register. Name the right file with --key-file FILE. Nothing was touched.`,
    );
  return key;
};

/** The key file of `--key-file` takes its place in the data folder, so that start finds it; where AMANA_KEY_FILE names one, that stays the place. */
export const placeKey = ({ given, configured, dataFolder }: KeyPlaces): void => {
  const place = keyFilePath({ folder: path.join(dataFolder, 'keys') });
  if (given === undefined || configured !== undefined || path.resolve(given) === place) return;
  fs.mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
  fs.writeFileSync(place, fs.readFileSync(given), { mode: 0o600, flush: true });
};
