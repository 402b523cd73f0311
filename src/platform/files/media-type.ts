import { Refusal } from '../../core/register/refusal.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The kinds of documents that are taken, each with how its content is recognised: a browser shows them, and none of them runs anything. */
const kinds: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  'application/pdf': (bytes) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d),
  'image/png': (bytes) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': (bytes) => startsWith(bytes, 0xff, 0xd8, 0xff),
  'text/plain': isText,
};

/** Media types of the kinds that are taken. */
export const documentMediaTypes: readonly string[] = Object.keys(kinds);

/**
 * The media type of a document, without parameters.
 * @throws Refusal `document-type` for another kind, for an empty document, and where the content is not what the type says
 */
export const requireMediaType = (contentType: string | undefined, bytes: Uint8Array): string => {
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!Object.hasOwn(kinds, mediaType) || bytes.length === 0 || !kinds[mediaType]?.(bytes))
    throw new Refusal('document-type');
  return mediaType;
};
