/** The entry by which a person is a detainee of a camp, as `register.entries_as_detained_seen` tells it. */
export type DetentionEntry = { readonly custodian: string; readonly why: string | null };

/** Why this authority cannot correct a person's entry as detained: the code of a finding, or undefined where it can. `entry` undefined: there is none. */
export const whyNotCorrectable = (entry: DetentionEntry | undefined, authority: string | null): string | undefined => {
  if (entry === undefined) return 'not-entered-in-a-camp';
  if (entry.why !== null) return entry.why;
  return entry.custodian === authority ? undefined : 'not-entered-by-own-authority';
};
