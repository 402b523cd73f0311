/** Why a child of a list waits for an officer. */
export const PARENT_WAITING_CODES = [
  'parent-unknown',
  'parent-on-register',
  'parent-not-entered',
  'parent-is-a-child-of-the-list',
  'waits-beside-parent',
  'accompanying-and-no-child',
  'too-young-to-be-detained',
] as const;
/** One of `PARENT_WAITING_CODES`. */
export type ParentWaitingCode = (typeof PARENT_WAITING_CODES)[number];

/** That a child was entered beside its parent, of a row or of the register. */
export type ParentRemarkCode = 'entered-with-parent' | 'entered-with-registered-parent';

/** Whether a row waits because it may be a child who accompanies somebody. */
export const waitsForParent = (code: string): boolean => (PARENT_WAITING_CODES as readonly string[]).includes(code);
