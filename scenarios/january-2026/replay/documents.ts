import { createHash } from 'node:crypto';
import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { storeDocument } from '../../../src/systems/register/commands/store-document.ts';
import type { Cast } from './cast.ts';

/**
 * An officer stores a synthetic document.
 * @param about what it says, and of what
 * @returns its digest, by which acts cite it
 */
export const storeText = async (
  cast: Cast,
  documents: DocumentStore,
  step: string,
  username: string,
  about: string,
): Promise<string> => {
  const text = Buffer.from(`SYNTHETIC DOCUMENT of the scenario January 2026, ${about}. No real person is concerned.\n`);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await cast.step(step, username, storeDocument, async () => {
    await documents.write(text);
    return { sha256, bytes: text.length, mediaType: 'text/plain' };
  });
  return sha256;
};
