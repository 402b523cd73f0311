import fs from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../../../platform/config/operator-error.ts';
import { type ExportManifest, exportManifest } from './export-format.ts';
import { measureFile, readJson } from './json-lines.ts';

/** Names that an export has: nothing may lead out of its folder. */
const fileName = /^([a-z-]+\.jsonl|documents\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

/**
 * Reads the manifest of an export and compares every file with it.
 * @throws OperatorError where the folder is no export, or a file is missing or altered
 */
export const checkExport = async (folder: string): Promise<ExportManifest> => {
  const place = path.join(folder, 'manifest.json');
  if (!fs.existsSync(place))
    throw new OperatorError(`${folder} is no export of Amana: it has no manifest.json. Nothing was touched.`);
  const parsed = exportManifest.safeParse(await readJson(place));
  if (!parsed.success)
    throw new OperatorError(
      `${place} is not of the form amana-export/1: it was made by another version, or is damaged. Nothing was touched.`,
    );
  for (const { name, bytes, sha256 } of parsed.data.files) {
    const isThere = fileName.test(name) && fs.existsSync(path.join(folder, name));
    const found = isThere ? await measureFile(folder, name) : undefined;
    if (found?.bytes === bytes && found.sha256 === sha256) continue;
    throw new OperatorError(
      `The export in ${folder} is damaged: ${name} is ${found === undefined ? 'missing' : 'not the file that was written'}. Nothing was touched. Take another copy.`,
    );
  }
  return parsed.data;
};
