/** Why a person is out of the section for a time. */
export const absenceReasons = ['court', 'hospital', 'identification', 'family'] as const;

/** What is known of one absence, in milliseconds; `heldThere`: whether the register still has the person at the site. */
export type AbsenceFacts = {
  readonly dueAt: number;
  readonly returnedAt: number | null;
  readonly heldThere: boolean;
};

/**
 * Where an absence stands, and by how long it is overdue: derived, so that nobody has to notice it. `passed-on`: the person escaped, died or passed to somebody else
 * before coming back.
 */
export const absenceState = (
  { dueAt, returnedAt, heldThere }: AbsenceFacts,
  now: number,
): { readonly state: 'returned' | 'away' | 'overdue' | 'passed-on'; readonly overdueBy: number | null } => {
  if (returnedAt !== null) return { state: 'returned', overdueBy: null };
  if (!heldThere) return { state: 'passed-on', overdueBy: null };
  return now > dueAt ? { state: 'overdue', overdueBy: now - dueAt } : { state: 'away', overdueBy: null };
};
