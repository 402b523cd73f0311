import { Refusal } from '../../core/register/refusal.ts';
import { formatRegisterNumber } from './numbers/register-number.ts';

/** A block of register numbers of a site: `used` of its `size` serials from `first` are taken, in order; those from `voidedFrom` on are never given. */
export type NumberBlock = {
  readonly first: number;
  readonly size: number;
  readonly used: number;
  readonly voidedFrom?: number | null;
};

const endOf = ({ first, size, voidedFrom }: NumberBlock): number => voidedFrom ?? first + size;

/** How many numbers are left. */
export const numbersLeft = (blocks: readonly NumberBlock[]): number =>
  blocks.reduce((sum, block) => sum + endOf(block) - block.first - block.used, 0);

/**
 * The next register numbers of a site, oldest block first.
 * @throws Refusal `no-register-numbers` where the blocks hold fewer
 */
export const takeNumbers = (prefix: string, blocks: readonly NumberBlock[], count: number): string[] => {
  const left = numbersLeft(blocks);
  if (left < count) throw new Refusal('no-register-numbers', { values: { site: prefix, left, needed: count } });
  const numbers: string[] = [];
  for (const block of blocks.toSorted((a, b) => a.first - b.first))
    for (let serial = block.first + block.used; serial < endOf(block) && numbers.length < count; serial += 1)
      numbers.push(formatRegisterNumber(prefix, serial));
  return numbers;
};
