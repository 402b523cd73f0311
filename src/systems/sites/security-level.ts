/** Security levels: names, never numbers (decisions.md 24). The database keeps the same table in `sites.level`. */
export const securityLevels = ['ordinary', 'raised', 'high'] as const;

/** A security level of a person or of a section. */
export type SecurityLevel = (typeof securityLevels)[number];

const heldIn: Readonly<Record<SecurityLevel, readonly SecurityLevel[]>> = {
  ordinary: ['ordinary', 'raised', 'high'],
  raised: ['raised', 'high'],
  high: ['high'],
};

/**
 * P3-security-level: whether a section of one level may hold a person of another. A person without a level in force is under no restriction; a section without
 * a level counts as ordinary. The same rule as in `register.placement_violations`.
 */
export const sectionHolds = (section: SecurityLevel | null, person: SecurityLevel | null): boolean =>
  person === null || heldIn[person].includes(section ?? 'ordinary');
