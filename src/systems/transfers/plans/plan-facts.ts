/** What a plan of who is held where is made from: rows of the register as they stood at one moment. Keys are those of `transfers.plan_facts` and `transfers.plan_places`. */

/** What counted of one person. A plan keeps it, and is outdated once the register says otherwise. */
export type PlanFacts = {
  readonly site: string | null;
  readonly custodian: string | null;
  readonly state: 'held' | 'resident' | 'accompanying' | 'missing' | 'unaccounted' | 'at_large' | null;
  readonly sex: 'male' | 'female';
  readonly age: string;
  readonly convicted: boolean;
  readonly level: 'ordinary' | 'raised' | 'high' | null;
  /** Is in a section for medical care now. */
  readonly medical: boolean;
  /** With whom the person is kept together at the same site: the household, or parent and child. */
  readonly together: readonly number[];
  /** From whom the person is kept apart by a record in force. */
  readonly apart: readonly number[];
};

/** A person with what counted. */
export type PlannedFacts = { readonly personNo: number; readonly facts: PlanFacts };

/** A section of a receiving site with the places that the persons of the plan would find there: those of persons who stay, or are accepted for it, are taken. */
export type PlanSection = {
  readonly site: string;
  readonly section: string;
  readonly sex: 'male' | 'female' | 'any';
  readonly ageGroup: 'adult' | 'juvenile' | 'any';
  readonly legalStatus: 'untried' | 'convicted' | 'any';
  readonly level: 'ordinary' | 'raised' | 'high';
  readonly medical: boolean;
  readonly family: boolean;
  readonly places: number;
};

/** A site with where it lies, in 1e-5 degrees; null where nobody said. */
export type PlanSite = {
  readonly code: string;
  readonly authority: string | null;
  readonly latitudeE5: number | null;
  readonly longitudeE5: number | null;
};

/** For whom a section counts that is for untried and convicted persons alike, beside others that are for one of them. */
export type CountedAs = 'untried' | 'convicted';

/** What people decide about a plan before it is made. */
export type PlanRules = {
  /** By `SITE/section`. */
  readonly countedAs: Readonly<Record<string, CountedAs>>;
  /** What the loss of one person of level ordinary, raised, high counts. */
  readonly lossWeights: readonly [number, number, number];
  /** By how much the worst loss may be above the least, in thousandths. */
  readonly slackThousandths: number;
};
