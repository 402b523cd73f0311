import type { Context } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { roleTable } from '../../core/register/role-table.ts';
import type { Role } from '../../core/register/roles.ts';

/**
 * Who directs sites confirms at those; whom another role that the event names lets confirm does so at every site of the authority. What else an officer is opens nothing here.
 * @param event what is recorded by confirming
 * @param site where it is confirmed; null where that is no site
 * @throws Refusal `not-permitted`
 */
export const requireConfirmsAt = (
  event: { readonly roles: readonly Role[] },
  postings: Context['postings'],
  site: string | null,
): void => {
  const confirms = postings.some(
    (posting) =>
      event.roles.includes(posting.role) &&
      (roleTable[posting.role].reads !== 'sites' || (site !== null && ['*', site].includes(posting.site))),
  );
  if (!confirms)
    throw new Refusal('not-permitted', { values: { detail: 'who directs a site confirms at that site only' } });
};
