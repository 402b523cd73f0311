import { ruleTexts } from './rule-texts.ts';

/** One rule as the code table `register.rule` has it. */
export type Rule = {
  /** e.g. `I13-minor-apart-from-adults`. */
  readonly id: string;
  /** `fact`: what breaks it is recorded, with a breach in the same command. `act`: it refuses acts; whoever finds it broken opens a breach by hand (decisions.md 1). */
  readonly kind: 'act' | 'fact';
  /** Where it comes from, as shown beside a breach. */
  readonly source: string;
};

/** Rules that facts break: triggers demand the breach, or the register opens it by itself. Every other rule refuses acts. */
const ofFacts: ReadonlySet<string> = new Set([
  'I04-no-admission-without-order',
  'I05-order-live',
  'I06-acceptance-per-person',
  'I07-two-signatures-one-instant',
  'I08-sealed-is-immutable',
  'I10-fitness-48h',
  'I11-fear-suspends-line',
  'I12-notice-72h',
  'I13-minor-apart-from-adults',
  'I16-men-and-women-apart',
  'I16-untried-apart',
  'I16-keep-apart',
  'I17-reported-strength',
  'I17-section-capacity',
  'I24-release-verified',
  'I28-roll-call-at-change-of-control',
  'I31-resident-not-detained',
  'I32-household-together',
  'I33-vehicle-fit',
  'P3-security-level',
]);

/** The one list of rules that a breach can name, by id: the invariants and the points of the requirements. */
export const rules: readonly Rule[] = Object.entries(ruleTexts)
  .filter(([id]) => /^(?:I\d\d|P\d)-/.test(id))
  .map(([id, { source = id }]): Rule => ({ id, kind: ofFacts.has(id) ? 'fact' : 'act', source }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
