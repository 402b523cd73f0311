import type { Reader } from '../../../core/register/command-definition.ts';
import type { RefusalProblem } from '../../../core/register/refusal.ts';
import { Refusal } from '../../../core/register/refusal.ts';

/** A plan as the commands on it need it. */
export type PlanState = {
  readonly id: string;
  readonly operationNo: number;
  readonly authority: string;
  readonly discardedAt: number | null;
  readonly approvedAt: number | null;
  readonly operationEndedAt: number | null;
};

/** Something that is no longer as a plan counted it. `fact` is a key of `PlanFacts`, `authority` or `places` of a section, or `person` where the officer does not see whom. */
export type PlanChange = {
  readonly person_no: number | null;
  readonly site: string | null;
  readonly section: string | null;
  readonly fact: string;
};

/** A plan that the officer sees, or a refusal `not-found`. */
export const getPlan = async (read: Reader, planId: string): Promise<PlanState> => {
  const found = await read.row<PlanState>(
    `SELECT p.id, p.operation_no AS "operationNo", p.authority, p.discarded_at AS "discardedAt", p.approved_at AS "approvedAt", o.ended_at AS "operationEndedAt"
       FROM transfers.plan p JOIN transfers.operation o ON o.no = p.operation_no WHERE p.id = $1`,
    [planId],
  );
  if (found === undefined) throw new Refusal('not-found', { values: { detail: `plan ${planId}` } });
  return found;
};

/** What changed since a plan was made, as far as the officer sees it. */
export const findPlanChanges = (read: Reader, planId: string): Promise<PlanChange[]> =>
  read.rows<PlanChange>(
    'SELECT person_no, site, section, fact FROM transfers.plan_changes_seen($1) ORDER BY person_no, site, section, fact',
    [planId],
  );

/** The authorities whose agreement the plan needs, and who gave it. */
export const findAgreements = (
  read: Reader,
  planId: string,
): Promise<{ authority: string; agreedBy: number | null; agreedAt: number | null }[]> =>
  read.rows(
    `SELECT r.code AS authority, a.agreed_by AS "agreedBy", a.agreed_at AS "agreedAt" FROM transfers.plan_receivers_seen($1) r(code)
       LEFT JOIN transfers.plan_agreement a ON a.plan_id = $1 AND a.authority = r.code ORDER BY r.code`,
    [planId],
  );

/** Refuses what is done with a plan that ended, or whose operation did. */
export const requireOpenPlan = ({ discardedAt, approvedAt, operationEndedAt }: PlanState): void => {
  if (discardedAt !== null || approvedAt !== null)
    throw new Refusal('stale', { values: { detail: 'the plan is unknown, discarded or approved' } });
  if (operationEndedAt !== null) throw new Refusal('stale', { values: { detail: 'the operation has ended' } });
};

/** Refuses a plan that was made from facts that have changed; names each. */
export const requireFreshPlan = (changes: readonly PlanChange[]): void => {
  if (changes.length === 0) return;
  throw new Refusal('plan-outdated', {
    problems: changes.slice(0, 100).map(
      ({ person_no, site, section, fact }): RefusalProblem => ({
        code: 'plan-fact-changed',
        ...(person_no === null ? {} : { personNo: person_no }),
        values: { detail: [site, section, fact].filter((part) => part !== null).join(' ') },
      }),
    ),
  });
};
