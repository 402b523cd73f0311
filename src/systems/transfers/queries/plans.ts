import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { planStateOf } from '../plans/plan-state.ts';
import { type PlanAnswer, type PlanRow, planAnswer, plansAnswer } from '../plans/views.ts';
import { findAgreements, findPlanChanges } from './find-plans.ts';

type Row = Pick<
  PlanRow,
  'title' | 'authority' | 'status' | 'persons' | 'receiving' | 'momentAt' | 'madeAt' | 'figures'
> & {
  id: string;
  operationNo: number;
  madeBy: number;
  drill: PlanAnswer['drill'];
  approvedAt: number | null;
  discardedAt: number | null;
  isOutdated: boolean;
  isAgreed: boolean;
  total: number;
};

/** A plan that ended is compared with nothing any more. */
const ROW = `p.id, p.operation_no AS "operationNo", p.title, p.authority, p.status, p.persons, to_jsonb(p.receiving) AS receiving, p.moment AS "momentAt", p.made_at AS "madeAt", p.made_by AS "madeBy", p.figures, p.drill,
   p.approved_at AS "approvedAt", p.discarded_at AS "discardedAt", p.approved_at IS NULL AND p.discarded_at IS NULL AND EXISTS (SELECT FROM transfers.plan_changes_seen(p.id)) AS "isOutdated",
   NOT EXISTS (SELECT FROM transfers.plan_receivers_seen(p.id) r(code) WHERE NOT EXISTS (SELECT FROM transfers.plan_agreement a WHERE a.plan_id = p.id AND a.authority = r.code)) AS "isAgreed"`;

const officersOf = async (read: Reader, numbers: readonly (number | null)[]) => {
  const officers = await findOfficers(read, numbers);
  return (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
};

const presentRow = (row: Row, by: (no: number) => OfficerReference): PlanRow => ({
  planId: row.id,
  title: row.title,
  authority: row.authority,
  status: row.status,
  state: planStateOf(row),
  persons: row.persons,
  receiving: row.receiving,
  momentAt: row.momentAt,
  madeAt: row.madeAt,
  madeBy: by(row.madeBy),
  figures: row.figures,
  worstDrill: Math.max(0, ...row.drill.map(({ stranded }) => stranded)),
  sites: row.drill.map(({ site, persons }) => ({ site, persons })),
});

/** The plans of who is held where that were made in an operation, newest first, as far as the officer sees them. */
export const plans = defineQuery({
  system: 'transfers',
  name: 'plans',
  input: z.object({ operationNo: wholeNumber, ...pageInAddress }).strict(),
  answer: plansAnswer,
  run: async (read, { operationNo, ...page }) => {
    const { sql, ...cut } = cutPage(page);
    const rows = await read.rows<Row>(
      `SELECT count(*) OVER ()::int AS total, ${ROW} FROM transfers.plan p WHERE p.operation_no = $1 ORDER BY p.made_at DESC, p.id DESC ${sql}`,
      [operationNo],
    );
    const by = await officersOf(
      read,
      rows.map(({ madeBy }) => madeBy),
    );
    return { ...cut, total: rows[0]?.total ?? 0, rows: rows.map((row) => presentRow(row, by)) };
  },
});

/** What the officer may do with a plan; the commands check again. */
const abilitiesOn = (
  row: Row & { approvedAt: number | null },
  agreements: Awaited<ReturnType<typeof findAgreements>>,
  { abilities, authority, officerNo }: QueryContext,
): string[] => {
  const isOpen = row.approvedAt === null && row.discardedAt === null;
  const own = row.authority === authority;
  const may: Readonly<Record<string, boolean>> = {
    'transfers/discard-plan': isOpen && own,
    'transfers/agree-to-plan':
      isOpen &&
      !row.isOutdated &&
      agreements.some((agreement) => agreement.authority === authority && agreement.agreedBy === null),
    'transfers/approve-plan':
      isOpen && own && !row.isOutdated && row.isAgreed && agreements.every(({ agreedBy }) => agreedBy !== officerNo),
  };
  return abilities.filter((name) => may[name] === true);
};

/** A plan of who is held where: what it reaches and what was proved, whom it brings where as far as the officer sees them, what it leaves out, and what has changed since. */
export const plan = defineQuery({
  system: 'transfers',
  name: 'plan',
  input: z.object({ planId: z.uuid() }).strict(),
  answer: planAnswer,
  refuses: ['not-found'],
  run: async (read, { planId }, context): Promise<PlanAnswer> => {
    const row = await read.row<
      Row &
        Pick<PlanAnswer, 'registerPos' | 'planHash' | 'instanceSha256' | 'planSha256' | 'discardReason'> & {
          approvedBy: number | null;
          slack: number;
          notes: {
            code: PlanAnswer['notes'][number]['code'];
            persons?: number[];
            site?: string;
            section?: string;
            plan?: string;
          }[];
        }
    >(
      `SELECT ${ROW}, p.register_pos AS "registerPos", p.plan_hash AS "planHash", p.instance_sha256 AS "instanceSha256", p.plan_sha256 AS "planSha256", p.approved_by AS "approvedBy", t.discard_reason AS "discardReason",
         (p.rules->>'slackThousandths')::int AS slack, t.notes FROM transfers.plan p CROSS JOIN LATERAL transfers.plan_told_seen(p.id) t WHERE p.id = $1`,
      [planId],
    );
    if (row === undefined) throw new Refusal('not-found', { values: { detail: `plan ${planId}` } });
    const agreements = await findAgreements(read, planId);
    const isEnded = row.approvedAt !== null || row.discardedAt !== null;
    const changes = isEnded ? [] : await findPlanChanges(read, planId);
    const by = await officersOf(read, [row.madeBy, row.approvedBy, ...agreements.map(({ agreedBy }) => agreedBy)]);
    return {
      ...presentRow(row, by),
      operationNo: row.operationNo,
      registerPos: row.registerPos,
      planHash: row.planHash,
      instanceSha256: row.instanceSha256,
      planSha256: row.planSha256,
      slackThousandths: row.slack,
      drill: row.drill,
      ways: await read.rows<PlanAnswer['ways'][number]>(
        'SELECT from_site AS "from", to_site AS "to", count(*)::int AS persons FROM transfers.planned_person WHERE plan_id = $1 GROUP BY 1, 2 ORDER BY 1, 2',
        [planId],
      ),
      notes: row.notes.map(({ code, persons, site, section, plan: from }) => ({
        code,
        persons: persons ?? [],
        site: site ?? null,
        section: section ?? null,
        planId: from ?? null,
      })),
      changes: changes.map(({ person_no, ...change }) => ({ personNo: person_no, ...change })),
      agreements: agreements.map(({ authority, agreedBy, agreedAt }) => ({
        authority,
        agreedBy: agreedBy === null ? null : by(agreedBy),
        agreedAt,
      })),
      manifests: await read.rows<PlanAnswer['manifests'][number]>(
        'SELECT m.no AS "manifestNo", m.code FROM transfers.plan_manifest x JOIN transfers.manifest m ON m.no = x.manifest_no WHERE x.plan_id = $1 ORDER BY m.code',
        [planId],
      ),
      approvedBy: row.approvedBy === null ? null : by(row.approvedBy),
      approvedAt: row.approvedAt,
      discardedAt: row.discardedAt,
      discardReason: row.discardReason,
      abilities: abilitiesOn(row, agreements, context),
    };
  },
});
