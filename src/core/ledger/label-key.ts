import type { StreamKeys } from './envelope-key.ts';
import { hmacSha256 } from './hmac.ts';

/**
 * The key that names the leaves of a record behind a number of its chain (K_p). The first is the one that the record was begun with; each further one is HMAC-SHA256(data key, "amana/1/label-key/" + number of the event
 * that replaced the slips): whoever has one of them makes no other, and nothing has to be kept for it but the number.
 * @param labelFrom the number of that event; 0 where the slips of the record were never replaced
 * @returns 32 bytes
 */
export const labelKeyFrom = ({ label, data }: StreamKeys, labelFrom: number): Uint8Array =>
  labelFrom === 0 ? label : hmacSha256(data, `amana/1/label-key/${labelFrom}`);
