import { acceptanceRefusalReasons, strikeOffReasons } from './convoy-words.ts';

/** Why a line does not go: struck off, or refused by the receiving authority, each with its coded reason. A refusal of before reasons had codes is `uncoded`. As the list of lines is asked for them. */
export const LINE_OUTCOMES = [
  ...strikeOffReasons.map((reason) => `struck-off:${reason}` as const),
  ...acceptanceRefusalReasons.map((reason) => `refused:${reason}` as const),
  'refused:uncoded',
] as const;
/** Why a line does not go. */
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** Of what is known of a line, which of the outcomes it has. */
export const outcomesOf = (line: {
  readonly struckOff: string | null;
  readonly refused: boolean;
  readonly refusal: string | null;
}): string[] => [
  ...(line.struckOff === null ? [] : [`struck-off:${line.struckOff}`]),
  ...(line.refused ? [`refused:${line.refusal ?? 'uncoded'}`] : []),
];
