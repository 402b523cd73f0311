import type { Reader } from '../../../core/register/command-definition.ts';
import { overdueSince } from '../overdue.ts';
import type { PersonAnswer } from '../views.ts';
import type { OwedFacts } from './owed-next.ts';
import type { BreachRow, DocumentRow } from './person-file.ts';

/** The live line of the person, and what is known of its manifest by whoever may see that. Instants in milliseconds. */
type LiveLine = {
  readonly manifestNo: number;
  readonly plannedAt: number | null;
  readonly handedOver: boolean;
  readonly arrived: boolean;
  readonly fit: boolean;
  readonly notified: boolean;
  readonly interviewed: boolean;
  readonly departedAt: number | null;
  readonly lastHeardAt: number | null;
};
type Kin = { readonly personNo: number; readonly registerNumber: string; readonly mother: boolean };
type AroundRow = {
  readonly breaches: readonly BreachRow[] | null;
  readonly documents: readonly DocumentRow[] | null;
  readonly line: LiveLine | null;
  readonly answers: OwedFacts['answers'];
  readonly kin: readonly Kin[] | null;
  readonly child: boolean;
};

/** What stands around a person behind walls of its own. */
export type Around = Pick<PersonAnswer, 'mother' | 'children' | 'detained'> & {
  readonly breaches: readonly BreachRow[];
  readonly documents: readonly DocumentRow[];
  readonly manifestNo: number | null;
  /** By how long the person's convoy is overdue, in milliseconds; null also when the person is on none, or was admitted. */
  readonly overdueBy: number | null;
  /** What the manifest still misses; null once it was handed over. */
  readonly manifest: OwedFacts['manifest'];
  readonly answers: OwedFacts['answers'];
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

/**
 * Breaches, cited documents, the live manifest, the answers at the last admission, and mother and children by births in custody: one question, under row security.
 * @param documents hashes of the documents that the file cites
 */
export const findAround = async (
  read: Reader,
  personNo: number,
  documents: readonly string[],
  now: number,
): Promise<Around> => {
  const row = await read.row<AroundRow>(
    `SELECT
       (SELECT jsonb_agg(jsonb_build_object('id', b.id, 'rule', b.rule, 'source', b.source, 'authority', b.authority, 'fact_event', b.fact_event, 'opened_at', register.ms(b.opened_at)) ORDER BY b.opened_at, b.id)
          FROM register.breach b WHERE b.person_no = $1) AS breaches,
       (SELECT jsonb_agg(jsonb_build_object('sha256', d.sha256, 'media_type', d.media_type, 'bytes', d.bytes)) FROM register.document d WHERE d.sha256 = ANY ($2)) AS documents,
       (SELECT jsonb_build_object('manifestNo', l.manifest_no, 'plannedAt', register.ms(m.planned_at),
            'handedOver', EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no),
            'arrived', m.closed_at IS NOT NULL OR EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = m.no AND a.person_no = l.person_no),
            'fit', coalesce((SELECT f.fit AND f.examined_at >= register.at($3) - interval '48 hours' FROM care.fitness f WHERE f.person_no = l.person_no ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1), false),
            'notified', EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = l.person_no AND n.manifest_no = l.manifest_no),
            'interviewed', EXISTS (SELECT FROM safeguards.interview i WHERE i.person_no = l.person_no AND i.manifest_no = l.manifest_no),
            'departedAt', register.ms((SELECT min(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.kind = 'departed')),
            'lastHeardAt', register.ms(greatest((SELECT max(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no), (SELECT max(h.instant) FROM transfers.handover h WHERE h.manifest_no = m.no))))
          FROM transfers.line l LEFT JOIN transfers.manifest m ON m.no = l.manifest_no WHERE l.person_no = $1 AND l.live) AS line,
       (SELECT a.answers || coalesce((SELECT jsonb_object_agg(x.question, x.answer) FROM (SELECT DISTINCT ON (y.question) y.question, y.answer FROM transfers.admission_answer y
            WHERE y.manifest_no = a.manifest_no AND y.person_no = a.person_no ORDER BY y.question, y.event_pos DESC) x), '{}')
          FROM transfers.admission a WHERE a.person_no = $1 ORDER BY a.at DESC LIMIT 1) AS answers,
       (SELECT jsonb_agg(jsonb_build_object('personNo', p.no, 'registerNumber', p.register_number, 'mother', b.person_no = $1) ORDER BY p.no)
          FROM register.birth_in_custody b JOIN register.person p ON p.no = CASE b.person_no WHEN $1 THEN b.mother_no ELSE b.person_no END
         WHERE b.person_no = $1 OR b.mother_no = $1) AS kin,
       register.is_child_of_detainee($1) AS child`,
    [personNo, documents, now],
  );
  const line = row?.line ?? null;
  const kin = (row?.kin ?? []).map(({ mother, ...person }) => ({ mother, person }));
  return {
    breaches: row?.breaches ?? [],
    documents: row?.documents ?? [],
    manifestNo: line?.manifestNo ?? null,
    overdueBy: overdueOf(line, now),
    manifest: missingOf(line),
    answers: row?.answers ?? null,
    mother: kin.find(({ mother }) => mother)?.person ?? null,
    children: kin.filter(({ mother }) => !mother).map(({ person }) => person),
    detained: row?.child !== true,
  };
};
