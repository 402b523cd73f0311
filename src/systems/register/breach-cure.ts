/** Rules of how a person is held now: they are tested again when their breach is cured. A breach of any other is of a past event. */
const ofHowHeld = /^I(?:04|13|16|17)-/;

/** Whether a rule can be tested again. If so, its breach is cured by putting right what stands, and whoever answers for it owes that. */
export const isTestedAgain = (rule: string): boolean => ofHowHeld.test(rule);

/** Who wants to end a breach. */
export type Curer = {
  /** Code of the officer's authority; null: of none. */
  readonly authority: string | null;
  readonly isJudiciaryClerk: boolean;
};

/**
 * Whether an officer may end a breach: the authority that answers for it or that holds the person now; of a past event, which nothing can test
 * again, a judiciary clerk or another authority than the one that answers for it. Pure, so that the screen offers what the register allows.
 */
export const mayCure = (
  breach: { readonly rule: string; readonly authority: string },
  custodian: string | null,
  { authority, isJudiciaryClerk }: Curer,
): boolean =>
  authority !== null &&
  (isTestedAgain(breach.rule)
    ? authority === breach.authority || authority === custodian
    : authority !== breach.authority || isJudiciaryClerk);
