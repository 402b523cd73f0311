import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findReleases, type Release } from '../release/find-releases.ts';
import { openItems, type ReleaseStep, stepOf } from '../release/release.ts';
import { type ReleaseAnswer, type ReleaseView, releaseAnswer } from '../release/views.ts';
import { requireReach } from '../state.ts';

type Named = { no: number; name_en: string; name_ar: string; authority: string | null };

const officersOf = async (read: Reader, releases: readonly Release[]): Promise<Map<number, Named>> => {
  const numbers = releases.flatMap((release) =>
    [release.proposedBy, release.approvedBy, release.carriedOutBy, release.verifiedBy].filter((no) => no !== null),
  );
  const rows = await read.rows<Named>('SELECT no, name_en, name_ar, authority FROM access.officers_named($1)', [
    numbers,
  ]);
  return new Map(rows.map((row) => [row.no, row]));
};

/** Steps that the abilities of an officer offer where a release stands. */
const STEPS: Readonly<Record<string, readonly ReleaseStep[]>> = {
  'register/approve-release': ['proposed'],
  'register/withdraw-release': ['proposed', 'approved'],
  'register/check-release': ['proposed', 'approved'],
  'register/carry-out-release': ['approved'],
  'register/verify-release': ['carried-out'],
};

/** The releases of a person with their checklist and every step, what was done past them, and whether a release review is due because the last order has ended. */
export const release = defineQuery({
  system: 'register',
  name: 'release',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: releaseAnswer,
  run: async (read, { personNo }, context): Promise<ReleaseAnswer> => {
    await requireReach(read, [personNo]);
    const releases = await findReleases(read, personNo);
    const officers = await officersOf(read, releases);
    const stepBy = (no: number | null, at: number | null): ReleaseView['approved'] => {
      if (no === null || at === null) return null;
      const officer = officers.get(no);
      return {
        officer: { en: officer?.name_en ?? '', ar: officer?.name_ar ?? '' },
        authority: officer?.authority ?? null,
        at,
      };
    };
    const present = await read.row<{ custodian: string; state: string }>(
      "SELECT custodian, state FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [personNo],
    );
    const orders = await read.row<{ live: boolean; ended: number | null; child: boolean }>(
      `SELECT coalesce(bool_or(o.issued_at <= register.at($2) AND register.at($2) < o.expires_at), false) AS live, max(o.expires_at) FILTER (WHERE o.expires_at <= register.at($2)) AS ended,
              register.is_child_of_detainee($1) AS child FROM register.custody_order o WHERE o.person_no = $1`,
      [personNo, context.now],
    );
    const held = present?.state === 'held';
    const last = releases.at(-1);
    const standing = last === undefined ? undefined : stepOf(last);
    const own = present?.custodian === context.authority;
    return {
      releases: releases.map((one) => ({
        releaseId: one.id,
        step: stepOf(one),
        ground: one.ground,
        orderedBy: one.orderedBy,
        documentSha256: one.documentSha256,
        proposed: stepBy(one.proposedBy, one.proposedAt) as ReleaseView['proposed'],
        approved: stepBy(one.approvedBy, one.approvedAt),
        carriedOut: stepBy(one.carriedOutBy, one.carriedOutAt),
        place: one.place,
        verified: stepBy(one.verifiedBy, one.verifiedAt),
        howVerified: one.howVerified,
        withdrawnAt: one.withdrawnAt,
        withdrawal: one.withdrawal,
        checks: [...one.checks],
        open: openItems(one.checks),
      })),
      unverified: await read.rows(
        'SELECT how, place, circumstances, at FROM register.unverified_release WHERE person_no = $1 ORDER BY at',
        [personNo],
      ),
      review:
        held && orders !== undefined && !orders.live && !orders.child && orders.ended !== null
          ? { sinceAt: orders.ended }
          : null,
      abilities: context.abilities.filter((ability) => {
        if (ability === 'register/propose-release')
          return (
            held &&
            own &&
            (standing === undefined || standing === 'verified' || standing === 'withdrawn' || standing === 'ended')
          );
        if (ability === 'register/record-unverified-release')
          return present !== undefined && present.state !== 'resident' && present.state !== 'missing' && own;
        const steps = STEPS[ability];
        if (steps === undefined || standing === undefined || last === undefined) return false;
        const mine = last.authority === context.authority;
        if (ability === 'register/withdraw-release')
          return (own || mine) && (steps.includes(standing) || (standing === 'carried-out' && last.overtaken));
        if (!steps.includes(standing)) return false;
        if (ability === 'register/verify-release') return !mine && !last.overtaken;
        return own && mine && !(ability === 'register/approve-release' && last.proposedBy === context.officerNo);
      }),
    };
  },
});
