import type { DocumentAnswer } from '../../core/access/views.ts';
import { request } from './request.ts';

/** Uploads a document's bytes; the register answers their SHA-256, by which everything cites the document. */
export async function uploadDocument(file: File): Promise<DocumentAnswer> {
  const response = await request('/api/documents', {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
  });
  return (await response.json()) as DocumentAnswer;
}
