/** Who may ask: relatives, counsel, and those whom either sent (ICPPED 18(1)). */
export const STANDINGS = ['relative', 'counsel', 'representative'] as const;
/** In which right somebody asks. */
export type Standing = (typeof STANDINGS)[number];

/** What the requester is to the person who is asked about. */
export const RELATIONS = ['parent', 'child', 'spouse', 'sibling', 'guardian', 'other-relative', 'counsel'] as const;
/** Relation of the requester, or of who sent the requester. */
export type Relation = (typeof RELATIONS)[number];

/** What a family is answered: the extract of ICPPED 18(1)(a) to (g), a refusal, or that nothing can be confirmed. */
export const OUTCOMES = ['information', 'refused', 'cannot-confirm'] as const;
/** Outcome of an answer. */
export type Outcome = (typeof OUTCOMES)[number];

/** The only grounds on which information is withheld (ICPPED 20(1)). */
export const BASES = ['safety-of-the-person', 'criminal-investigation', 'other-law'] as const;
/** Ground of a refusal. */
export type Basis = (typeof BASES)[number];

/** How far a request is, as its file shows it. */
export const STATES = ['open', 'proposed', 'answered', 'withdrawn'] as const;
/** State of a request. */
export type RequestState = (typeof STATES)[number];

const DAY = 86_400_000;
/** Most days until the desk asks again about what it could not confirm; as the constraint `I30-basis-and-remedy`. */
export const FOLLOW_UP_DAYS = 30;
/** The last instant that can be named as the next follow-up, the first of 2100 in milliseconds: a day that no calendar shows would break every list that holds it. As the projector. */
export const LAST_FOLLOW_UP = Date.UTC(2100, 0, 1);
/** So long the extract can be made again after an answer, in milliseconds; as `safeguards.extract_open_for`. */
export const EXTRACT_OPEN_FOR = 30 * DAY;

/** So many different persons are shown for one request at most; as `safeguards.most_shown`. */
export const MOST_SHOWN = 60;

/** An answer as one officer proposes it. */
export type ProposedAnswer = {
  readonly outcome: Outcome;
  readonly personNo?: number | undefined;
  readonly reasons: string;
  readonly basis?: Basis | undefined;
  readonly law?: string | undefined;
  readonly remedy?: string | undefined;
  readonly followUpAt?: number | undefined;
};

/** Which fields each outcome needs, and which it may not have; a person who is not told of takes a basis along. */
const needs = ({ outcome, personNo }: ProposedAnswer): readonly (keyof ProposedAnswer)[] => {
  if (outcome === 'information') return ['personNo'];
  if (outcome === 'refused') return ['personNo', 'basis', 'law', 'remedy'];
  return personNo === undefined ? ['followUpAt'] : ['personNo', 'basis', 'law', 'followUpAt'];
};

/**
 * What is wrong with a proposed answer, by its fields (I30-basis-and-remedy; ICPPED 18, 20).
 * @param now when it is proposed, in milliseconds
 */
export const misfitsOf = (answer: ProposedAnswer, now: number): readonly (keyof ProposedAnswer)[] => {
  const needed = needs(answer);
  const fields = ['personNo', 'basis', 'law', 'remedy', 'followUpAt'] as const;
  const wrong: (keyof ProposedAnswer)[] = fields.filter(
    (field) => needed.includes(field) !== (answer[field] !== undefined),
  );
  const { outcome, basis, followUpAt } = answer;
  // that nothing can be confirmed hides a person for the person's own safety, and for nothing else: it would be what ICPPED 2 forbids
  if (outcome === 'cannot-confirm' && basis !== undefined && basis !== 'safety-of-the-person') wrong.push('basis');
  if (followUpAt !== undefined && (followUpAt <= now || followUpAt > now + FOLLOW_UP_DAYS * DAY))
    wrong.push('followUpAt');
  return [...new Set(wrong)];
};

/** What the state of a request follows from. */
export type RequestFacts = {
  readonly withdrawn: boolean;
  readonly waits: boolean;
  readonly answered: boolean;
};

/** How far a request is: derived, never typed. */
export const stateOf = ({ withdrawn, waits, answered }: RequestFacts): RequestState => {
  if (withdrawn) return 'withdrawn';
  if (waits) return 'proposed';
  return answered ? 'answered' : 'open';
};
