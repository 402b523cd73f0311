/**
 * Where a statement about a site comes from: a document, what an officer observed, what somebody said, the report of an organisation, the press. What the register
 * itself says (a site as it was entered, a signed roll-call) is `register`.
 */
export const sourceKinds = ['document', 'observation', 'statement', 'report', 'press'] as const;

/** Where a statement about a site comes from. */
export type SourceKind = (typeof sourceKinds)[number];
