/**
 * The roles of officers. A role is posted to an officer at one site or at all sites of the officer's authority; the officer's authority comes from the
 * inviter. `installation` is officer 0: the installing role at boot, never a person. What a role may see at all stands in `role-table.ts`.
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
  'prosecutor',
  'investigating_judge',
  'site_director',
  'ministry_desk',
  'programme_staff',
  'repatriation_desk',
  'finance_officer',
  'press_officer',
  'corridor_reporter',
  'family_desk',
  'auditor',
] as const;
export type Role = (typeof roles)[number];
