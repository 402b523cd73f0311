/** The checklist of a release. `wanted-elsewhere` is satisfied when the body that was asked says that the person is not. */
export const CHECK_ITEMS = ['identity', 'wanted-elsewhere', 'property', 'copy', 'notice'] as const;
/** One of `CHECK_ITEMS`. */
export type CheckItem = (typeof CHECK_ITEMS)[number];

/** How a person was let go past the rules. */
export const UNVERIFIED = ['without-verification', 'in-error'] as const;
/** One of `UNVERIFIED`. */
export type Unverified = (typeof UNVERIFIED)[number];

/** One answer of the checklist; the newest of each item counts. */
export type CheckAnswer = { readonly item: CheckItem; readonly satisfied: boolean };

/** Items that nobody answered, or whose newest answer is that it is not so. `answers` oldest first. */
export const openItems = (answers: readonly CheckAnswer[]): CheckItem[] =>
  CHECK_ITEMS.filter((item) => answers.filter((answer) => answer.item === item).at(-1)?.satisfied !== true);

/** How far a release is. */
export type ReleaseStep = 'proposed' | 'approved' | 'carried-out' | 'verified' | 'withdrawn' | 'ended';

/** The step of a release by what is recorded of it. */
export const stepOf = (release: {
  readonly approvedAt: number | null;
  readonly carriedOutAt: number | null;
  readonly verifiedAt: number | null;
  readonly withdrawnAt: number | null;
  readonly endedAt: number | null;
}): ReleaseStep =>
  release.endedAt !== null
    ? 'ended'
    : release.withdrawnAt !== null
      ? 'withdrawn'
      : release.verifiedAt !== null
        ? 'verified'
        : release.carriedOutAt !== null
          ? 'carried-out'
          : release.approvedAt !== null
            ? 'approved'
            : 'proposed';
