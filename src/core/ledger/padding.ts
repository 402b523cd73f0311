import { hmacSha256 } from './hmac.ts';
import { commitment, eventLeaf } from './leaf.ts';

/**
 * How a log hides how many events came when. Heads are of full buckets. What everybody is told is one head a day, of full buckets of a day, which end before the roll and behind it: so neither its size nor where the roll
 * begins tells a day of many events from one of none.
 */
export type Cover = {
  /** Entries, of which each head has a multiple. */
  readonly bucket: number;
  /** The same for what is told once a day; undefined where nobody but monitors reads. */
  readonly dayBucket: number | undefined;
};

const fullBuckets = (size: number, bucket: number): number => Math.ceil(size / bucket) * bucket;

/** How many entries the log is to have before the roll of a day is written: more than there are, so that a day without an event fills a bucket as well. */
export const sizeBeforeRoll = (size: number, { dayBucket }: Cover): number =>
  dayBucket === undefined ? size : (Math.floor(size / dayBucket) + 1) * dayBucket;

/** How many entries a head is to be over. @param holdsRoll it is the first that holds the roll of a day */
export const sizeOfHead = (size: number, { bucket, dayBucket }: Cover, holdsRoll: boolean): number =>
  fullBuckets(size, holdsRoll ? (dayBucket ?? bucket) : bucket);

/**
 * An entry of nothing, that looks like that of an event to whoever has no key of the register. It is made of a key and its place, so that whoever verifies the register makes it again: an event that was taken away cannot
 * be called padding.
 * @param labelKey of the register's own stream, whose events have random labels
 * @returns 65 bytes
 */
export const paddingLeaf = (labelKey: Uint8Array, index: number): Buffer =>
  eventLeaf(
    hmacSha256(labelKey, `amana/1/padding/${index}`),
    commitment(hmacSha256(labelKey, `amana/1/padding-salt/${index}`), '{"padding":true}'),
  );
