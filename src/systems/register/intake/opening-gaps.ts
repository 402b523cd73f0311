import { type Gap, type GapName, gapsOf } from '../appearances/gaps.ts';
import type { Opening } from './find-openings.ts';

/** The gaps between arrest, arrival and first judge of one time in custody, at its place. */
export const gapsOfOpening = ({
  particulars,
  at,
  appearance,
  zone,
}: Pick<Opening, 'particulars' | 'at' | 'appearance' | 'zone'>): Partial<Record<GapName, Gap>> => {
  const when = particulars?.when;
  const arrest = when === undefined || when.state === 'unknown' ? undefined : when.text;
  return gapsOf({ arrest, arrivedAt: at, judge: appearance?.when }, zone ?? 'Asia/Baghdad');
};
