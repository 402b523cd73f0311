/** Kinds of a manifest: from one authority by a second to a third, whereby custody passes; or from one site of an authority to another site of the same, whereby the place passes and custody stays. */
export const manifestKinds = ['between-authorities', 'within-authority'] as const;
/** One of `manifestKinds`. */
export type ManifestKind = (typeof manifestKinds)[number];

/** Who takes part in a move. */
export type Parties = {
  readonly fromAuthority: string;
  readonly escortAuthority: string;
  readonly toAuthority: string;
};

/** Whether these authorities can take part in a manifest of this kind: three different ones, or one alone (I07; docs/decisions/0040-a-move-within-one-authority.md). */
export const partiesFit = (kind: ManifestKind, { fromAuthority, escortAuthority, toAuthority }: Parties): boolean =>
  new Set([fromAuthority, escortAuthority, toAuthority]).size === (kind === 'within-authority' ? 1 : 3);

/** What an officer is posted as, and where; no site is all sites of the authority. */
export type Posting = { readonly role: string; readonly site?: string | undefined };

/** Whether an officer has a role at a site: posted there, or at all sites of the authority. */
export const isPostedAt = (postings: readonly Posting[], role: string, site: string): boolean =>
  postings.some(
    (posting) => posting.role === role && (posting.site === undefined || posting.site === '*' || posting.site === site),
  );

/**
 * Whether an officer signs a hand-over within one authority on this side of it. Where both sides are of one authority, what an officer is posted as tells them apart: the giving site and the escort sign the first, the escort
 * and the receiving site every later one.
 */
export const signsWithin = (
  side: 'gives' | 'takes',
  { ordinal, place }: { readonly ordinal: number; readonly place: string },
  postings: readonly Posting[],
): boolean => {
  if ((side === 'takes') === (ordinal === 1)) return postings.some(({ role }) => role === 'escort_commander');
  const atThePlace = side === 'gives' ? ['origin_officer', 'transfer_cell'] : ['receiving_officer'];
  return atThePlace.some((role) => isPostedAt(postings, role, place));
};
