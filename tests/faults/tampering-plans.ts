import { hash } from 'node:crypto';
import type pg from 'pg';
import { planInWorker, USUAL_WISH } from '../../src/systems/placement/index.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { agreeToPlan } from '../../src/systems/transfers/commands/agree-to-plan.ts';
import { approvePlan } from '../../src/systems/transfers/commands/approve-plan.ts';
import { cancelConvoy } from '../../src/systems/transfers/commands/cancel-convoy.ts';
import { discardPlan } from '../../src/systems/transfers/commands/discard-plan.ts';
import { storePlan } from '../../src/systems/transfers/commands/store-plan.ts';
import { buildInstance } from '../../src/systems/transfers/plans/build-instance.ts';
import { DAY, type Officer, type Run, streamOf } from './tampering-cast.ts';

const rules = { countedAs: {}, lossWeights: [1, 2, 4] as const, slackThousandths: 50 };
const built = buildInstance({
  seed: 'a register of a test',
  people: [
    {
      personNo: 1,
      facts: {
        site: 'GHW',
        custodian: 'SDF',
        state: 'held',
        sex: 'male',
        age: 'adult',
        convicted: false,
        level: null,
        medical: false,
        together: [],
        apart: [],
      },
    },
  ],
  listed: [],
  sections: [
    {
      site: 'KRK',
      section: 'B1',
      sex: 'male',
      ageGroup: 'adult',
      legalStatus: 'any',
      level: 'ordinary',
      medical: false,
      family: false,
      places: 1,
    },
  ],
  receiving: ['KRK'],
  sites: ['GHW', 'KRK'].map((code) => ({ code, authority: 'SDF', latitudeE5: 3650000, longitudeE5: 4070000 })),
  rules,
});
const instanceText = JSON.stringify(built.instance);
const planText = JSON.stringify(await planInWorker(instanceText, USUAL_WISH));

/** The two documents of the plans, which name nobody: the instance, and the plan that the planner makes of it. */
export const planDocuments: readonly Buffer[] = [Buffer.from(instanceText), Buffer.from(planText)];

/** Two plans of one held person who is on no manifest: one is discarded; one is agreed to and approved, and the convoy of its draft is cancelled. */
export const fillPlans = async (
  run: Run,
  client: pg.ClientBase,
  officers: Readonly<Record<'cell' | 'receiver', Officer>>,
  operationNo: number,
  now: number,
): Promise<void> => {
  const { cell, receiver } = officers;
  for (const bytes of planDocuments)
    await run(cell, storeDocument, {
      sha256: hash('sha256', bytes),
      bytes: bytes.length,
      mediaType: 'application/json',
    });
  const { rows } = await client.query<{ no: string; facts: object }>(
    `SELECT c.person_no AS no, f.facts FROM register.custody c CROSS JOIN LATERAL transfers.plan_facts(ARRAY[c.person_no], register.clock()) f
      WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.custodian = 'SDF' AND c.site = 'GHW' AND c.state = 'held' AND f.facts->'together' = '[]'
        AND NOT EXISTS (SELECT FROM transfers.line l WHERE l.person_no = c.person_no AND l.live) ORDER BY 1`,
  );
  const [held] = rows;
  if (held === undefined) throw new Error('nobody is left whom a plan could place');
  const make = async () => {
    const made = await run(cell, storePlan, {
      operationNo,
      title: 'the last of the site',
      instanceText,
      planText,
      registerPos: 1,
      momentAt: now,
      receiving: ['KRK'],
      sections: [{ site: 'KRK', section: 'B1', authority: 'MOJ', places: 1 }],
      rules: { lossWeights: [...rules.lossWeights], slackThousandths: rules.slackThousandths },
      units: [{ unit: 'u0', members: [{ personNo: Number(held.no), facts: held.facts }] }],
      notes: [{ code: 'apart-from-others', persons: [Number(held.no)] }],
    });
    return (made.result as { planId: string }).planId;
  };
  await run(cell, discardPlan, { planId: await make(), reason: 'another site is wanted' });
  const planId = await make();
  await run(receiver, agreeToPlan, { planId });
  const approved = await run(cell, approvePlan, {
    planId,
    manifests: [
      {
        code: 'M-PLAN',
        fromSite: 'GHW',
        toSite: 'KRK',
        via: [],
        escortAuthority: 'CJTF',
        toAuthority: 'MOJ',
        plannedAt: now + DAY,
      },
    ],
  });
  const manifestNo = streamOf(approved, 'ManifestCreated');
  await run(cell, cancelConvoy, { manifestNo, reason: 'no-transport', note: 'no bus' });
};
