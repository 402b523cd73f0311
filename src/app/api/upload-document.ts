import type { DocumentAnswer } from '../../core/access/views.ts';
import { recordedHeader } from './intent.ts';
import { request } from './request.ts';

/**
 * Uploads a document's bytes; the register answers their SHA-256, by which everything cites the document.
 * @param recordedAt when it was chosen, by the register clock
 */
export async function uploadDocument(file: File, recordedAt: number | undefined): Promise<DocumentAnswer> {
  const response = await request('/api/documents', {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': file.type || 'application/octet-stream', ...recordedHeader(recordedAt) },
  });
  return (await response.json()) as DocumentAnswer;
}
