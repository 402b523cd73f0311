import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of scrypt. Memory is 128 · r · N bytes. */
export type PasswordCost = { readonly N: number; readonly r: number; readonly p: number };

/** Cost for officers: 128 MiB and about half a second (OWASP password storage, 2025: N = 2^17, r = 8, p = 1). */
export const officerCost: PasswordCost = { N: 2 ** 17, r: 8, p: 1 };

/**
 * Cost for demonstration officers, whose passwords the sign-in page shows anyway: cheap, so that a synthetic register starts at once. Their passwords are
 * random, and they exist on synthetic registers only.
 */
export const demonstrationCost: PasswordCost = { N: 2 ** 12, r: 8, p: 1 };

const HASH_BYTES = 32;
/** At most two at once: each takes 128 MiB. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

const derive = async (password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> => {
  while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
    return await new Promise<Buffer>((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    );
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
};

/** Hashes a password: `scrypt$N$r$p$salt$hash`, the parameters stored with it so that the cost can rise later. */
export const hashPassword = async (password: string, cost: PasswordCost = officerCost): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
};

/** Whether the password is the one that was hashed, in constant time. False too for a hash that cannot be read. */
export const isPassword = async (password: string, stored: string): Promise<boolean> => {
  const [name, N, r, p, salt, expected] = stored.split('$');
  if (name !== 'scrypt' || salt === undefined || expected === undefined) return false;
  const key = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  const wanted = Buffer.from(expected, 'base64url');
  return wanted.length === key.length && timingSafeEqual(key, wanted);
};
