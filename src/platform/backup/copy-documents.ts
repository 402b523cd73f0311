import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveMember } from './write-archive.ts';

const list = async (folder: string): Promise<string[]> => {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};

/** Names of the stored documents, with their folder: `ab/<sha256>`. Drafts of a write that was cut short are none. */
export const listDocuments = async (dataFolder: string): Promise<string[]> => {
  const root = path.join(dataFolder, 'documents');
  const names: string[] = [];
  for (const folder of await list(root))
    for (const name of await list(path.join(root, folder)))
      if (/^[0-9a-f]{64}$/.test(name) && name.startsWith(folder)) names.push(`${folder}/${name}`);
  return names;
};

/** The stored documents as they lie on the disk: encrypted. A document is on the disk before the event that names it, so this comes after the database. */
export async function* copyDocuments(dataFolder: string): AsyncGenerator<ArchiveMember, void, undefined> {
  for (const name of await listDocuments(dataFolder)) {
    const bytes = await readFile(path.join(dataFolder, 'documents', name));
    yield { name: `documents/${name}`, bytes: bytes.length, body: [bytes] };
  }
}
