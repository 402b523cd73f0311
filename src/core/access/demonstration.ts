import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { deriveKey } from './secret-box.ts';
import type { Trilingual } from './views.ts';

/** What a scenario says of one of its officers beyond the register: what the officer does in the convoy. In the order in which they act. */
export type DemonstrationRole = { readonly username: string; readonly does: Trilingual };

/** Letters that nobody confuses when typing from a screen. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * The password of a demonstration officer: derived from the register's own key, so that no two registers share one, none is in the source, and the sign-in
 * page can show it. Four groups of four letters.
 */
export const demonstrationPassword = (kek: KeyEncryptingKey, username: string): string =>
  [...deriveKey(kek, `demonstration-password/${username}`, 16)]
    .map((byte, index) => (index > 0 && index % 4 === 0 ? '-' : '') + LETTERS.charAt(byte % LETTERS.length))
    .join('');

/** The second factor of a demonstration officer, derived in the same way. 20 bytes. */
export const demonstrationTotpSecret = (kek: KeyEncryptingKey, username: string): Buffer =>
  deriveKey(kek, `demonstration-totp/${username}`, 20);
