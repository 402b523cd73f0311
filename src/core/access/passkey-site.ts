import { isIP } from 'node:net';
import { Refusal } from '../register/refusal.ts';

/** Where passkeys of this register are used: the origin that the browser sees, and its host, which a device binds them to (RP ID). */
export type PasskeySite = { readonly origin: string; readonly host: string };

/**
 * The site of an origin. Devices make passkeys for names only, never for an address.
 * @throws Refusal `passkey-address`
 */
export const passkeySite = (origin: string): PasskeySite => {
  const host = new URL(origin).hostname;
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) throw new Refusal('passkey-address');
  return { origin, host };
};
