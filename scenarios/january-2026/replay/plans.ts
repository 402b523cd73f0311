import { createHash } from 'node:crypto';
import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { storeDocument } from '../../../src/systems/register/commands/store-document.ts';
import { storePlan } from '../../../src/systems/transfers/commands/store-plan.ts';
import type { BuiltInstance } from '../../../src/systems/transfers/plans/build-instance.ts';
import { instanceOfRows, makePlanOfInstance } from '../../../src/systems/transfers/plans/make-plan.ts';
import type { PlanSite } from '../../../src/systems/transfers/plans/plan-facts.ts';
import { type PlanRequest, planWork } from '../../../src/systems/transfers/plans/plan-work.ts';
import type { ReadPlanRows } from '../../../src/systems/transfers/plans/read-plan-rows.ts';
import { instanceFromOrigins, threeWays } from '../three-ways.ts';
import type { Cast } from './cast.ts';
import { operationOf } from './phases.ts';

/** What the loss of one person counts by level, and how far the worst loss may be above the least, as the form proposes both. */
const RULES = { lossWeights: [1, 2, 4] as [number, number, number], slackThousandths: 50 };
/** As many persons as one request to plan may name (`planRequest`). */
const MOST = 20_000;
/** Who plans for the authority that holds those who were moved. */
const PLANNER = 'cell.moj';

/**
 * An officer makes a plan as the server does it: read behind the officer's walls, solved, checked and stored by one command.
 * @returns the id of the plan
 */
export const makePlan = async (
  cast: Cast,
  documents: DocumentStore,
  step: string,
  username: string,
  request: Pick<PlanRequest, 'operationNo' | 'title' | 'persons' | 'receiving'> & Partial<PlanRequest>,
  build: (rows: ReadPlanRows) => BuiltInstance = instanceOfRows,
): Promise<string> => {
  if (!cast.isDone(step)) {
    const asked: PlanRequest = { sites: [], countedAs: {}, ...RULES, ...request };
    const { rows } = await cast.ask<{ rows: ReadPlanRows }>(username, planWork.query, asked);
    const input = await makePlanOfInstance(build(rows), rows, asked);
    for (const text of [input.instanceText, input.planText]) {
      const bytes = Buffer.from(text);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      // by its digest: made again after an interruption, the units have other names and the documents are others
      await cast.step(`${step}/document/${sha256}`, username, storeDocument, async () => {
        await documents.write(bytes);
        return { sha256, bytes: bytes.length, mediaType: 'application/json' };
      });
    }
    await cast.step(step, username, storePlan, () => input);
  }
  const [stored] = await cast.look<{ id: string }>(
    'SELECT p.id FROM transfers.plan p WHERE p.operation_no = $1 AND p.title = $2',
    [request.operationNo, request.title],
  );
  if (stored === undefined) throw new Error(`${step}: no plan was stored`);
  return stored.id;
};

/** Sections for untried and convicted alike count for the untried: nobody of the convoys is convicted. */
const countedAsUntried = async (cast: Cast, receiving: readonly string[]): Promise<Record<string, 'untried'>> => {
  const sections = await cast.look<{ id: string }>(
    "SELECT s.site || '/' || s.section AS id FROM sites.section s WHERE s.site = ANY ($1) AND s.legal_status = 'any' AND NOT s.family",
    [receiving],
  );
  return Object.fromEntries(sections.map(({ id }) => [id, 'untried' as const]));
};

/**
 * After the last convoy, before the operation is ended: everybody who was moved, planned to the provinces that were announced, to the one prison to which they came, and in the best way over all of them. Nobody is moved by it. An operation of more persons
 * than one request may name is not planned.
 */
export const planThreeWays = async (cast: Cast, documents: DocumentStore): Promise<void> => {
  const operationNo = await operationOf(cast);
  const moved = await cast.look<{ no: number; from: string }>(
    `SELECT DISTINCT ON (a.person_no) a.person_no::int AS no, m.from_site AS "from" FROM transfers.admission a JOIN transfers.manifest m ON m.no = a.manifest_no
      WHERE m.operation_no = $1 AND a.site <> m.from_site ORDER BY a.person_no, m.no DESC`,
    [operationNo],
  );
  if (moved.length === 0 || moved.length > MOST) return;
  const cameFrom = new Map(moved.map(({ no, from }) => [no, from]));
  const origins = await cast.look<PlanSite>(
    'SELECT code, authority, latitude_e5 AS "latitudeE5", longitude_e5 AS "longitudeE5" FROM sites.site WHERE code = ANY ($1)',
    [[...new Set(cameFrom.values())]],
  );
  // one after the other: side by side the three planners need a quarter of the memory of all else
  for (const { key, title, receiving } of threeWays())
    await makePlan(
      cast,
      documents,
      `plan/${key}`,
      PLANNER,
      {
        operationNo,
        title,
        persons: [...cameFrom.keys()],
        receiving: [...receiving],
        countedAs: await countedAsUntried(cast, receiving),
      },
      (rows) => instanceFromOrigins(rows, cameFrom, origins),
    );
};
