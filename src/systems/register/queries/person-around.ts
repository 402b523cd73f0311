import { overdueSince } from '../overdue.ts';
import type { PersonAnswer } from '../views.ts';
import type { OwedFacts } from './owed-next.ts';
import type { FileRows, LiveLine, PersonTold } from './person-file-rows.ts';

/** What stands around a person. */
export type Around = Pick<PersonAnswer, 'mother' | 'children' | 'detained'> & {
  readonly manifestNo: number | null;
  /** By how long the person's convoy is overdue, in milliseconds; null also when the person is on none, or was admitted. */
  readonly overdueBy: number | null;
  /** What the manifest still misses; null once it was handed over. */
  readonly manifest: OwedFacts['manifest'];
  readonly answers: OwedFacts['answers'];
  /** When the authority that gave the person asked for him or her back, where nobody answered yet; in milliseconds. */
  readonly recalledAt: number | null;
  /** When it was agreed to give the person back, who is not with the authority that asked yet; in milliseconds. */
  readonly wayBackSince: number | null;
  /** When the oldest complaint about a packet was made that nobody answered yet; in milliseconds. */
  readonly complainedAt: number | null;
};

const overdueOf = (line: LiveLine | null, now: number): number | null => {
  if (line === null || line.plannedAt === null || line.arrived) return null;
  const { plannedAt, departedAt, lastHeardAt } = line;
  const since = overdueSince({ now, plannedAt, departedAt, lastHeardAt });
  return since === null ? null : now - since;
};

const missingOf = (line: LiveLine | null): OwedFacts['manifest'] => {
  if (line === null || line.plannedAt === null || line.handedOver) return null;
  const { manifestNo, plannedAt, fit, notified, interviewed } = line;
  return { manifestNo, plannedAt, fit, notified, interviewed };
};

/** The live manifest, the answers at the last admission, and mother and children by births in custody. */
export const aroundOf = (
  { kin, child }: Pick<FileRows, 'kin' | 'child'>,
  { line, answers, recall, agreed, complaint }: PersonTold<OwedFacts['answers']>['manifest'],
  now: number,
): Around => {
  const named = kin.map(({ mother, ...person }) => ({ mother, person }));
  return {
    manifestNo: line?.manifestNo ?? null,
    overdueBy: overdueOf(line, now),
    manifest: missingOf(line),
    answers,
    recalledAt: recall,
    wayBackSince: agreed,
    complainedAt: complaint,
    mother: named.find(({ mother }) => mother)?.person ?? null,
    children: named.filter(({ mother }) => !mother).map(({ person }) => person),
    detained: !child,
  };
};
