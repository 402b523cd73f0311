import { isIP, isIPv4 } from 'node:net';

/** Failed attempts that an address has at once, and how long it takes until it has one more. A site may stand behind one address. */
const AT_ONCE = 60;
const ONE_EVERY = 5_000;
/** Addresses that are remembered; beyond them the one that tried longest ago is forgotten. */
const MOST_ADDRESSES = 10_000;

/** Eight groups of an IPv6 address, the left ones of which name a network. */
const groupsOf = (address: string): string[] => {
  const [left = '', right] = address.split('::');
  const before = left === '' ? [] : left.split(':');
  if (right === undefined) return before;
  const after = right === '' ? [] : right.split(':');
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
};

/**
 * What counts as one address: an IPv4 address, also where it is written as an IPv6 one, or the 64 bits of an IPv6 address that name a network, because one machine has as many of the rest as it likes.
 * @param address as the socket or the trusted proxy says it
 */
export const networkOf = (address: string): string => {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:([\d.]+)$/.exec(bare)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (isIP(bare) !== 6) return bare;
  return groupsOf(bare)
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};

/** Counts failed attempts by network address, in bounded memory. It stands before the work of checking a password, which is dear. */
export class AttemptLimiter {
  readonly #used = new Map<string, { used: number; at: number }>();

  /**
   * Takes an attempt; it counts before it is known how it ends.
   * @param now milliseconds of any steady clock
   * @returns 0 where it may go on, or the seconds to wait
   */
  take(address: string, now: number): number {
    const network = networkOf(address);
    const used = this.#usedOf(network, now);
    if (used + 1 > AT_ONCE) return Math.ceil(((used + 1 - AT_ONCE) * ONE_EVERY) / 1000);
    this.#remember(network, used + 1, now);
    return 0;
  }

  /** Gives back an attempt that succeeded. */
  giveBack(address: string, now: number): void {
    const network = networkOf(address);
    this.#remember(network, Math.max(0, this.#usedOf(network, now) - 1), now);
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#used.size;
  }

  #usedOf(network: string, now: number): number {
    const known = this.#used.get(network);
    return known === undefined ? 0 : Math.max(0, known.used - (now - known.at) / ONE_EVERY);
  }

  #remember(network: string, used: number, now: number): void {
    this.#used.delete(network);
    if (used <= 0) return;
    if (this.#used.size >= MOST_ADDRESSES) this.#used.delete(this.#used.keys().next().value as string);
    this.#used.set(network, { used, at: now });
  }
}
