import { hash } from 'node:crypto';
import type { Finding } from './finding.ts';
import type { RebuiltReader } from './system-checks.ts';

/** Reads the bytes of a stored document. Throws where it is missing or does not open. */
export type ReadDocument = (sha256: string) => Promise<Uint8Array>;

/** Opens every document that the events name and holds its bytes to its name, which is their SHA-256. Returns how many. */
export const checkDocuments = async (
  read: RebuiltReader,
  readDocument: ReadDocument,
  add: (finding: Finding) => void,
): Promise<number> => {
  const rows = await read('SELECT d.sha256, d.bytes FROM register.document d ORDER BY d.event_pos');
  for (const [name, size] of rows) {
    const sha256 = name as string;
    const complain = (code: string, text: string) =>
      add({
        section: 'documents',
        code,
        text: `Document ${sha256}: ${text}`,
        object: 'register.document',
        key: sha256,
      });
    let content: Uint8Array;
    try {
      content = await readDocument(sha256);
    } catch (error) {
      complain('document-unreadable', `it is missing or does not open (${(error as Error).name}).`);
      continue;
    }
    if (hash('sha256', content) !== sha256) complain('document-differs', 'its content is not what its name says.');
    else if (content.length !== Number(size)) complain('document-size', 'its size is not the recorded one.');
  }
  return rows.length;
};
