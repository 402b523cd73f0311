import type { Reader } from '../../../core/register/command-definition.ts';
import { findHousehold } from './find-households.ts';
import type { HouseholdRole } from './residents.ts';

/** The household that a list named for one of its rows, as it is now. */
export type RowHousehold = {
  readonly id: string;
  readonly role: HouseholdRole;
  /** Whether somebody who is in it now heads it. */
  readonly isHeaded: boolean;
  /** Whether a member lives in another section of the site, without a decision that lets them be apart (I32). */
  readonly isApart: (site: string, section: string | null) => Promise<boolean>;
};

/** A member who lives at the site in another section, and whom no decision lets be apart. */
const ELSEWHERE = `SELECT FROM register.household_member o JOIN register.custody d ON d.person_no = o.person_no AND d.known_to IS NULL AND d.to_at = 'infinity' AND d.state = 'resident' AND d.site = $2 AND d.section <> $3
  WHERE o.household_id = $1 AND o.bound AND NOT EXISTS (SELECT FROM register.separation s WHERE s.person_no = o.person_no AND s.household_id = o.household_id AND s.expires_at > register.clock()
    AND (s.by_child_protection OR s.approved_at IS NOT NULL)) LIMIT 1`;

/**
 * The household that a row joins when it is entered. Undefined where others of its list were entered and none of them is in it within reach any more: nobody joins what has gone to another authority, or is
 * nobody's household now.
 */
export const findRowHousehold = async (
  read: Reader,
  { id, role }: { readonly id: string; readonly role: HouseholdRole },
): Promise<RowHousehold | undefined> => {
  const members = await findHousehold(read, id);
  const entered = await read.row(
    'SELECT FROM register.list_row WHERE household_id = $1 AND person_no IS NOT NULL LIMIT 1',
    [id],
  );
  if (members.length === 0 && entered !== undefined) return undefined;
  return {
    id,
    role,
    isHeaded: members.some((member) => member.role === 'head'),
    isApart: async (site, section) =>
      section !== null && (await read.row(ELSEWHERE, [id, site, section])) !== undefined,
  };
};
