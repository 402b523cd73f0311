import { z } from 'zod';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findMembership, findMovementBases, findSeparations } from '../residents/find-households.ts';
import { mayConfirmLeaving, separationState } from '../residents/residents.ts';
import { type HouseholdAnswer, householdAnswer, type MemberView } from '../residents/views.ts';
import { findPresent, type PresentCustody, requireReach } from '../state.ts';

type MemberRow = Omit<MemberView, 'recordedBy' | 'left'> & {
  recorded_by: number;
  left_at: number | null;
  left_kind: NonNullable<MemberView['left']>['kind'] | null;
  left_account: string | null;
  left_by: number | null;
  left_authority: string | null;
  bound: boolean;
};

const MEMBERS = `SELECT m.id AS "membershipId", m.person_no AS "personNo", p.register_number AS "registerNumber", coalesce((SELECT n.full_name FROM register.person_name n WHERE n.person_no = m.person_no ORDER BY n.kind <> 'primary', n.event_pos, n.ord LIMIT 1), '') AS name,
    m.role, m.joined_at AS "joinedAt", m.source, m.reason, m.recorded_by, m.left_at, m.left_kind, m.left_account, m.left_by, (SELECT o.authority FROM access.officers_named(ARRAY[m.left_by]) o) AS left_authority, m.bound, c.state, c.site, c.section
  FROM register.household_member m JOIN register.person p ON p.no = m.person_no LEFT JOIN register.custody c ON c.person_no = m.person_no AND c.known_to IS NULL AND c.to_at = 'infinity'
 WHERE m.household_id = $1 ORDER BY m.left_at NULLS FIRST, array_position(ARRAY['head', 'spouse', 'child', 'other'], m.role), p.register_number, m.joined_at`;

const officersOf = async (read: Reader, numbers: readonly number[]): Promise<(no: number) => OfficerReference> => {
  const rows = await read.rows<{ no: number; name_en: string; name_ar: string }>(
    'SELECT no, name_en, name_ar FROM access.officers_named($1)',
    [[...new Set(numbers)]],
  );
  const known = new Map(rows.map((row) => [row.no, { en: row.name_en, ar: row.name_ar }]));
  return (no) => ({ officerNo: no, name: known.get(no) ?? { en: '', ar: '' } });
};

/** What the officer may do here: of a resident, of somebody in a household, and of whom the own authority answers for. */
const narrow = (
  { abilities, authority }: QueryContext,
  present: PresentCustody | undefined,
  inHousehold: boolean,
): string[] =>
  abilities.filter((ability) => {
    const resident = present?.state === 'resident';
    const own = present?.custodian === authority;
    switch (ability) {
      case 'register/correct-household-role':
        return inHousehold;
      case 'register/join-household':
        return !inHousehold && present !== undefined;
      case 'register/leave-household':
      case 'register/propose-separation':
      case 'register/record-found-apart':
        return inHousehold;
      case 'register/move-household':
        return inHousehold && resident && own;
      case 'register/detain-resident':
        return resident && own;
      case 'register/record-departure':
      case 'register/record-resident-detained':
        return (resident || present?.state === 'missing') && own;
      // of a detainee it is recorded on the page of the person, as what contradicts the custody
      case 'register/record-resident-found':
        return present === undefined || present.state === 'missing';
      case 'register/record-movement-basis':
      case 'register/withdraw-movement-basis':
        return resident;
      default:
        return false;
    }
  });

/** The household of a person with who is in it, who may be apart and why, and what the movements of a resident rest on. */
export const household = defineQuery({
  system: 'register',
  name: 'household',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: householdAnswer,
  run: async (read, { personNo }, context): Promise<HouseholdAnswer> => {
    await requireReach(read, [personNo]);
    const own = await findMembership(read, personNo);
    // who left is shown the household that was left last
    const last =
      own ??
      (await read.row<{ householdId: string }>(
        'SELECT household_id AS "householdId" FROM register.household_member WHERE person_no = $1 ORDER BY left_at DESC LIMIT 1',
        [personNo],
      ));
    const [present] = await findPresent(read, [personNo]);
    const members = last === undefined ? [] : await read.rows<MemberRow>(MEMBERS, [last.householdId]);
    const separations = last === undefined ? [] : await findSeparations(read, last.householdId);
    const apart =
      last === undefined
        ? []
        : await read.rows<HouseholdAnswer['apart'][number]>(
            'SELECT person_no AS "personNo", at, circumstances FROM register.found_apart WHERE household_id = $1 ORDER BY at, event_pos',
            [last.householdId],
          );
    const officer = await officersOf(read, [
      ...members.map(({ recorded_by }) => recorded_by),
      ...separations.flatMap(({ proposedBy, approvedBy }) => [
        proposedBy,
        ...(approvedBy === null ? [] : [approvedBy]),
      ]),
    ]);
    const protectsChildren = context.postings.some(({ role }) => role === 'child_protection_officer');
    const bases = await findMovementBases(read, personNo);
    return {
      resident: present?.state === 'resident',
      missing: present?.state === 'missing',
      site: present?.site ?? null,
      householdId: last?.householdId ?? null,
      members: members.map(
        ({ recorded_by, left_at, left_kind, left_account, left_by, left_authority, bound, ...member }) => ({
          ...member,
          recordedBy: officer(recorded_by),
          left:
            left_at === null || left_kind === null || left_account === null || left_by === null
              ? null
              : {
                  at: left_at,
                  kind: left_kind,
                  account: left_account,
                  confirmed: !bound,
                  mayConfirm:
                    bound &&
                    context.abilities.includes('register/confirm-leaving') &&
                    mayConfirmLeaving({ leftBy: left_by, authority: left_authority }, { ...context, protectsChildren }),
                },
        }),
      ),
      separations: separations.map(({ householdId: _, authority, proposedBy, approvedBy, approvedAt, ...one }) => {
        const state = separationState({ ...one, approvedAt }, context.now);
        return {
          ...one,
          proposedBy: officer(proposedBy),
          approvedBy: approvedBy === null ? null : officer(approvedBy),
          state,
          mayApprove:
            state === 'proposed' &&
            context.abilities.includes('register/approve-separation') &&
            authority === context.authority &&
            proposedBy !== context.officerNo,
        };
      }),
      apart,
      bases: bases.map(({ personNo: _, ...basis }) => ({
        ...basis,
        inForce: basis.withdrawnAt === null && basis.expiresAt > context.now,
      })),
      abilities: narrow(context, present, own !== undefined),
    };
  },
});
