/** A supervision as a source told it; instants in milliseconds, `untilAt` null where no end was told. */
export type ToldSupervision = {
  readonly fromAt: number;
  readonly untilAt: number | null;
  readonly withdrawn: boolean;
};

/**
 * When each supervision ended, as far as is known: where its source says so, or where the next that stands begins, whichever is earlier. One that is withdrawn ends nothing.
 * @param told in the order in which they began; of two that begin together the one recorded later stands last, and the earlier lasted no time
 */
export const supervisionEnds = (told: readonly ToldSupervision[]): (number | null)[] =>
  told.map(({ untilAt, withdrawn }, index) => {
    const next = withdrawn ? undefined : told.slice(index + 1).find((one) => !one.withdrawn)?.fromAt;
    const ends = [untilAt, next].filter((end) => end != null);
    return ends.length === 0 ? null : Math.min(...ends);
  });

/** Those that covered a part of a period, `[fromAt, toAt)`; both ends may be open. */
export const supervisedDuring = <Row extends { fromAt: number; endsAt: number | null; withdrawal: string | null }>(
  supervisions: readonly Row[],
  period: { readonly fromAt: number; readonly toAt: number | null },
): Row[] =>
  supervisions.filter(
    ({ fromAt, endsAt, withdrawal }) =>
      withdrawal === null &&
      (endsAt === null || (endsAt > fromAt && endsAt > period.fromAt)) &&
      (period.toAt === null || fromAt < period.toAt),
  );
