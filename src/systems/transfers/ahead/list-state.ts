/** What is known of the manifest now, beside a list that was sent of it. */
export type ListFacts = {
  /** Number of the seal that both cells signed and that stands; null where none does. */
  readonly standingSeal: number | null;
  /** Where the convoy heads now, and whose site that is. */
  readonly toSite: string;
  readonly toAuthority: string;
};

/** Why a list that was sent no longer says who comes: nothing, the seal is void or another stands since (so after a strike-off), or the convoy heads elsewhere. */
export type ListStaleness = 'none' | 'sealed-anew' | 'redirected';

/** Whether a list still says what the manifest says. */
export const stalenessOf = (
  sent: { readonly sealNo: number; readonly toSite: string; readonly toAuthority: string },
  now: ListFacts,
): ListStaleness =>
  sent.toSite !== now.toSite || sent.toAuthority !== now.toAuthority
    ? 'redirected'
    : sent.sealNo !== now.standingSeal
      ? 'sealed-anew'
      : 'none';

/** A seal that both cells signed. */
export type SignedSeal = { readonly sealNo: number; readonly manifestHash: string; readonly sealedAt: number };
/** Where a convoy headed since an instant; since 0 of the manifest itself. */
export type Heading = { readonly since: number; readonly toSite: string; readonly toAuthority: string };

const MINUTE = 60_000;

/**
 * Which list there was to send at an instant: of the newest seal that both cells had signed by then (void or not: what was sent was sent), to where the convoy headed then. An instant on the full minute is that minute, as
 * pages say it. Null before the first seal: there was no sealed list.
 */
export const listSentAt = (
  seals: readonly SignedSeal[],
  headings: readonly Heading[],
  at: number,
): { readonly seal: SignedSeal; readonly heading: Heading } | null => {
  const end = at % MINUTE === 0 ? at + MINUTE - 1 : at;
  const seal = seals.filter(({ sealedAt }) => sealedAt <= end).sort((a, b) => b.sealNo - a.sealNo)[0];
  const heading = headings.filter(({ since }) => since <= end).sort((a, b) => b.since - a.since)[0];
  return seal === undefined || heading === undefined ? null : { seal, heading };
};

/** What of the list sent ahead is owed: to be sent, sent again because the one that was sent is stale, acknowledged by the receiver, or nothing. It holds nothing up (docs/decisions/0029). */
export type ListOwed = 'nothing' | 'send' | 'send-again' | 'acknowledge';

/** What is owed until the convoy is received: nothing before a seal stands, because there is nothing to send yet. */
export const listOwed = (
  lists: readonly { readonly stale: ListStaleness; readonly acknowledged: boolean }[],
  { standingSeal, over }: { readonly standingSeal: number | null; readonly over: boolean },
): ListOwed => {
  if (over) return 'nothing';
  const current = lists.filter(({ stale }) => stale === 'none');
  if (current.some(({ acknowledged }) => acknowledged)) return 'nothing';
  if (current.length > 0) return 'acknowledge';
  if (standingSeal === null) return 'nothing';
  return lists.length > 0 ? 'send-again' : 'send';
};
