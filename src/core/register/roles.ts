/**
 * The roles of officers. A role is posted to an officer at one site or at all sites of the officer's authority; the officer's authority comes from the
 * inviter. `installation` is officer 0: the installing role at boot, never a person.
 */
export const roles = [
  'installation',
  'administrator',
  'origin_officer',
  'transfer_cell',
  'escort_commander',
  'receiving_officer',
  'health_officer',
  'interviewer',
  'assessor',
  'child_protection_officer',
  'judiciary_clerk',
  'monitor',
] as const;
export type Role = (typeof roles)[number];
