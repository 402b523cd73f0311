/** A span of time, half-open; instants in milliseconds. `toAt` is null while it goes on. */
export type Span = { readonly fromAt: number; readonly toAt: number | null };

/** An order as far as it covers time: from its issue until its end, as it was extended. */
export type Covering = { readonly issuedAt: number; readonly expiresAt: number };

/** What of a span no order covers, in its order. */
const uncovered = ({ fromAt, toAt }: { fromAt: number; toAt: number }, orders: readonly Covering[]) => {
  const gaps: { fromAt: number; toAt: number }[] = [];
  let reached = fromAt;
  for (const { issuedAt, expiresAt } of orders.toSorted((left, right) => left.issuedAt - right.issuedAt)) {
    if (issuedAt >= toAt) break;
    if (issuedAt > reached) gaps.push({ fromAt: reached, toAt: issuedAt });
    reached = Math.max(reached, expiresAt);
  }
  if (reached < toAt) gaps.push({ fromAt: reached, toAt });
  return gaps;
};

/**
 * When somebody was held and no order was in force (ICPPED 17(2)(f); ICCPR 9): of periods of detention in their order, each gap from which instant until which,
 * also where a later order followed. A gap goes on (`toAt` null) where custody does and no order is in force at the instant. Pure.
 * @param at the instant for which it is told; what comes after it does not count
 */
export const withoutOrder = (held: readonly Span[], orders: readonly Covering[], at: number): Span[] => {
  const gaps: { fromAt: number; toAt: number | null }[] = [];
  for (const { fromAt, toAt } of held) {
    if (fromAt >= at) continue;
    const goesOn = toAt === null || toAt > at;
    const until = goesOn ? at : toAt;
    for (const gap of uncovered({ fromAt, toAt: until }, orders)) {
      const last = gaps.at(-1);
      const end = goesOn && gap.toAt === until ? null : gap.toAt;
      // a move from one place to another ends no gap
      if (last !== undefined && last.toAt === gap.fromAt) last.toAt = end;
      else gaps.push({ fromAt: gap.fromAt, toAt: end });
    }
  }
  return gaps;
};
