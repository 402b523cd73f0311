/** Why one item was refused, in words, and what to do next. */
export interface Failure {
  readonly label: string;
  readonly why: string;
  readonly remedy: string;
}

/** Items that were refused for one reason. */
export interface FailureGroup {
  readonly labels: readonly string[];
  readonly why: string;
  readonly remedy: string;
}

/** A sentence without what stands in brackets at its end: the values of one case. */
const general = (why: string): string => why.replace(/ \([^()]*\)$/, '');

/**
 * Those who were refused for the same reason under one sentence, in the order in which the first of each was: hundreds of equal paragraphs are read by nobody. What is said of one case in
 * brackets (its place, its number) is kept where all of a group have it.
 */
export const groupFailures = (failures: readonly Failure[]): FailureGroup[] =>
  [...Map.groupBy(failures, ({ why, remedy }) => `${general(why)}\n${remedy}`).values()].map((group) => {
    const [first] = group as [Failure, ...Failure[]];
    const isOne = group.every(({ why }) => why === first.why);
    return {
      labels: group.map(({ label }) => label),
      why: isOne ? first.why : general(first.why),
      remedy: first.remedy,
    };
  });
