import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { formatRegisterNumber } from '../../register/index.ts';
import {
  type AuthorisationView,
  type HeldCount,
  type NumberBlockView,
  type PlaceAnswer,
  placeAnswer,
} from '../views.ts';
import { findEmergencies } from './emergency.ts';
import { findControlHistory } from './find-control-history.ts';
import { findHazards } from './find-hazards.ts';
import { findMailAddress } from './find-mail-address.ts';
import { findOfficerReferences } from './find-officer-references.ts';
import { findRollCalls } from './find-roll-calls.ts';
import { findCapacities } from './occupancy.ts';
import { findPlaceRows } from './place-rows.ts';

/** Commands of the authority that holds the site. */
const OF_THE_HOLDER = new Set([
  'sites/authorise-over-capacity',
  'sites/approve-over-capacity',
  'sites/add-section',
  'sites/name-section',
  'sites/add-family-section',
  'sites/allocate-number-block',
  'sites/void-numbers',
  'sites/declare-emergency',
  'sites/record-capacity',
]);

/** Who is held or lives there, as far as the officer sees persons: counts behind the walls, which tell of a section what its places are told of. */
const findHeld = (read: Reader, code: string, zone: string, now: number): Promise<HeldCount[]> =>
  read.rows<HeldCount>(
    `WITH h AS MATERIALIZED (
       SELECT row_number() OVER (ORDER BY c.person_no) AS n, c.person_no, c.section, p.sex,
              EXISTS (SELECT FROM register.breach b WHERE b.person_no = c.person_no AND b.rule = 'I17-section-capacity' AND b.cured_at IS NULL) AS over
         FROM register.custody c JOIN register.person p ON p.no = c.person_no WHERE c.site = $1 AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying'))
     SELECT h.section, h.sex, a.class AS "ageClass", count(*)::int AS persons, count(*) FILTER (WHERE h.over)::int AS "overCapacity"
       FROM h JOIN juveniles.age_classes_seen((SELECT array_agg(x.person_no ORDER BY x.n) FROM h x), (SELECT array_agg((register.at($3) AT TIME ZONE $2)::date) FROM h)) a ON a.ord = h.n
      GROUP BY 1, 2, 3 ORDER BY 1 NULLS LAST, 2 DESC, 3`,
    [code, zone, now],
  );

type AuthorisationRow = {
  id: string;
  section: string;
  extra_places: number;
  expires_at: number;
  proposed_by: number;
  approved_by: number | null;
  reason: string;
};

const findAuthorisations = async (
  read: Reader,
  code: string,
  context: QueryContext,
  holds: boolean,
): Promise<AuthorisationView[]> => {
  const rows = await read.rows<AuthorisationRow>(
    'SELECT id, section, extra_places, expires_at, proposed_by, approved_by, sites.over_capacity_reason(id) AS reason FROM sites.over_capacity WHERE site = $1 ORDER BY expires_at DESC, id',
    [code],
  );
  const officer = await findOfficerReferences(
    read,
    rows.flatMap((row) => [row.proposed_by, row.approved_by]),
  );
  return rows.map((row) => {
    const state = row.expires_at <= context.now ? 'ended' : row.approved_by === null ? 'proposed' : 'in-force';
    return {
      authorisationId: row.id,
      section: row.section,
      extraPlaces: row.extra_places,
      expiresAt: row.expires_at,
      reason: row.reason,
      proposedBy: officer(row.proposed_by),
      approvedBy: row.approved_by === null ? null : officer(row.approved_by),
      state,
      mayApprove:
        state === 'proposed' &&
        holds &&
        row.proposed_by !== context.officerNo &&
        context.abilities.includes('sites/approve-over-capacity'),
    };
  });
};

type BlockRow = {
  first: number;
  size: number;
  used: number;
  voided_from: number | null;
  void_reason: string | null;
  voided_at: number | null;
  voided_by: number | null;
};

const findBlocks = async (read: Reader, code: string): Promise<NumberBlockView[]> => {
  const rows = await read.rows<BlockRow>(
    'SELECT first, size, used, voided_from, void_reason, voided_at, voided_by FROM register.number_block WHERE prefix = $1 ORDER BY first',
    [code],
  );
  const officer = await findOfficerReferences(
    read,
    rows.map((row) => row.voided_by),
  );
  return rows.map((row) => {
    const end = row.first + row.size;
    const voided = row.voided_from === null ? 0 : end - row.voided_from;
    return {
      first: row.first,
      firstNumber: formatRegisterNumber(code, row.first),
      lastNumber: formatRegisterNumber(code, end - 1),
      size: row.size,
      used: row.used,
      left: row.size - row.used - voided,
      voided,
      voidedReason: row.void_reason,
      voidedAt: row.voided_at,
      voidedBy: row.voided_by === null ? null : officer(row.voided_by),
    };
  });
};

/** One site: who controlled it, its sections, who is held there as counts, authorisations to exceed a capacity, and the register numbers that were set aside. */
export const place = defineQuery({
  system: 'sites',
  name: 'place',
  input: z.object({ code: z.string().regex(/^[A-Z]{3}$/) }).strict(),
  answer: placeAnswer,
  refuses: ['not-found'],
  run: async (read, { code }, context): Promise<PlaceAnswer> => {
    const [site] = await findPlaceRows(read, context.now, code);
    if (site === undefined) throw new Refusal('not-found', { values: { detail: `site ${code}` } });
    const holds = site.authority !== null && site.authority === context.authority;
    return {
      site,
      control: await findControlHistory(read, code, context),
      rollCalls: (await findRollCalls(read, { site: code })).map(
        ({ rollHash: _rollHash, payload: _payload, ...listed }) => listed,
      ),
      capacities: await findCapacities(read, code),
      emergencies: await findEmergencies(read, code),
      hazards: await findHazards(read, code, context),
      held: await findHeld(read, code, site.zone, context.now),
      authorisations: await findAuthorisations(read, code, context, holds),
      numberBlocks: await findBlocks(read, code),
      mailAddress: await findMailAddress(read, code),
      abilities: context.abilities.filter((name) => holds || !OF_THE_HOLDER.has(name)),
    };
  },
});
