import { useMe } from '../../../app/api/use-me.ts';

/** Whose order is reviewed; which order where the list says it. */
export interface ReviewedOrder {
  personNo: number;
  registerNumber: string;
  orderId?: string;
}

/** The command of each decision. */
export const REVIEW_COMMANDS = {
  release: 'register/propose-release',
  order: 'register/record-order',
  extend: 'register/extend-order',
} as const;
/** What a review of an order ends in. */
export type Decision = keyof typeof REVIEW_COMMANDS;

/** Of the decisions of a review, those that this officer may take on these rows. An order that has ended is never extended: the register refuses it, row by row. */
export function useReviewDecisions(rows: readonly ReviewedOrder[]): Decision[] {
  const abilities = useMe().data?.abilities ?? [];
  return (Object.keys(REVIEW_COMMANDS) as Decision[]).filter(
    (decision) =>
      abilities.includes(REVIEW_COMMANDS[decision]) &&
      (decision !== 'extend' || rows.every(({ orderId }) => orderId !== undefined)),
  );
}
