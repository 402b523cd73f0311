import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findOpenings, type Opening } from '../intake/find-openings.ts';
import { openParticulars } from '../intake/particulars.ts';
import { localDate } from '../local-date.ts';
import { overdueSince, type TransitFacts } from '../overdue.ts';
import { type CustodyPeriod, type PersonAnswer, personAnswer, type Sex } from '../views.ts';
import { type OwedFacts, owedNext, unansweredOf } from './owed-next.ts';
import {
  type FileView,
  findBirth,
  findBreaches,
  findCustody,
  findDocuments,
  findNames,
  findNationalities,
  findOrders,
  legalStatusOf,
} from './person-file.ts';
import { correctableTimeline, eventsUntil, findPersonEvents } from './person-timeline.ts';

/** Events that the file itself shows: the latest. */
const SHOWN_EVENTS = 100;

/** Commands of the authority that holds the person; any other sees no button for them. */
const OF_THE_HOLDER = new Set([
  'register/move-section',
  'register/record-found-in-section',
  'register/record-escape',
  'register/record-deprivation',
  'register/record-unaccounted',
  'sites/add-keep-apart',
  'transfers/add-admission-answer',
]);
/** What remains possible when custody has ended. */
const AFTER_THE_END = new Set([
  'register/correct-event',
  'register/cure-breach',
  'register/add-name',
  'register/record-remarks',
]);

const narrow = (context: QueryContext, present: CustodyPeriod | undefined): string[] =>
  context.abilities.filter((name) =>
    present === undefined
      ? AFTER_THE_END.has(name)
      : !OF_THE_HOLDER.has(name) || present.custodian === context.authority,
  );

const findManifest = async (read: Reader, personNo: number, now: number): Promise<OwedFacts['manifest']> => {
  const row = await read.row<{
    manifest_no: number;
    planned_at: number;
    fit: boolean;
    notified: boolean;
    interviewed: boolean;
  }>(
    `SELECT l.manifest_no, m.planned_at,
       coalesce((SELECT f.fit AND f.examined_at >= register.at($2) - interval '48 hours' FROM care.fitness f WHERE f.person_no = l.person_no ORDER BY f.examined_at DESC, f.event_pos DESC LIMIT 1), false) AS fit,
       EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = l.person_no AND n.manifest_no = l.manifest_no) AS notified,
       EXISTS (SELECT FROM safeguards.interview i WHERE i.person_no = l.person_no AND i.manifest_no = l.manifest_no) AS interviewed
     FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no
     WHERE l.person_no = $1 AND l.live AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no)`,
    [personNo, now],
  );
  return row === undefined
    ? null
    : {
        manifestNo: row.manifest_no,
        plannedAt: row.planned_at,
        fit: row.fit,
        notified: row.notified,
        interviewed: row.interviewed,
      };
};

/** What of the newest way in is still unknown; undefined where nothing was told. */
const openOf = (opening: Opening | undefined): OwedFacts['openParticulars'] =>
  opening?.particulars == null ? undefined : openParticulars({ way: opening.way, ...opening.particulars });

/** Mother and children by births in custody, as far as the officer may see them, and whether the person is detained at all. */
const findKin = async (
  read: Reader,
  personNo: number,
): Promise<Pick<PersonAnswer, 'mother' | 'children' | 'detained'>> => {
  const rows = await read.rows<{ personNo: number; registerNumber: string; mother: boolean }>(
    `SELECT p.no AS "personNo", p.register_number AS "registerNumber", b.person_no = $1 AS mother
       FROM register.birth_in_custody b JOIN register.person p ON p.no = CASE b.person_no WHEN $1 THEN b.mother_no ELSE b.person_no END
      WHERE b.person_no = $1 OR b.mother_no = $1 ORDER BY p.no`,
    [personNo],
  );
  const shown = rows.map(({ mother, ...person }) => ({ mother, person }));
  const child = await read.row<{ child: boolean }>('SELECT register.is_child_of_detainee($1) AS child', [personNo]);
  return {
    mother: shown.find(({ mother }) => mother)?.person ?? null,
    children: shown.filter(({ mother }) => !mother).map(({ person }) => person),
    detained: child?.child !== true,
  };
};

const findLiveManifest = async (read: Reader, personNo: number): Promise<number | null> =>
  (
    await read.row<{ no: number }>('SELECT manifest_no AS no FROM transfers.line WHERE person_no = $1 AND live', [
      personNo,
    ])
  )?.no ?? null;

/** By how long the person's convoy is overdue; null also when the person is on none, or was admitted. */
const findOverdue = async (read: Reader, personNo: number, now: number): Promise<number | null> => {
  const row = await read.row<{ planned_at: number; departed_at: number | null; last_heard_at: number | null }>(
    `SELECT m.planned_at, (SELECT min(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.kind = 'departed') AS departed_at,
       greatest((SELECT max(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no), (SELECT max(h.instant) FROM transfers.handover h WHERE h.manifest_no = m.no)) AS last_heard_at
     FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no
     WHERE l.person_no = $1 AND l.live AND m.closed_at IS NULL AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = m.no AND a.person_no = l.person_no)`,
    [personNo],
  );
  if (row === undefined) return null;
  const facts: TransitFacts = {
    now,
    plannedAt: row.planned_at,
    departedAt: row.departed_at,
    lastHeardAt: row.last_heard_at,
  };
  const since = overdueSince(facts);
  return since === null ? null : now - since;
};

/**
 * The file of a person: identity with sources, custody, orders, documents, breaches, timeline, and what is owed next. With `asOfAt` as things stood then, with
 * `asKnownAt` as the register knew them then, folded from the events received until then (decisions.md 4).
 */
export const person = defineQuery({
  system: 'register',
  name: 'person',
  askers: 'signed-in',
  input: z
    .object({ personNo: wholeNumber, asOfAt: wholeNumber.optional(), asKnownAt: wholeNumber.optional() })
    .strict(),
  answer: personAnswer,
  run: async (read, { personNo, asOfAt = null, asKnownAt = null }, context): Promise<PersonAnswer> => {
    const head = await read.row<{ register_number: string; sex: Sex }>(
      'SELECT register_number, sex FROM register.person WHERE no = $1',
      [personNo],
    );
    const events = await findPersonEvents(read, personNo, asKnownAt);
    if (head === undefined || events.length === 0)
      throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const view: FileView = { events, now: context.now, asOfAt, asKnownAt };
    const at = asOfAt ?? context.now;
    const custody = await findCustody(read, personNo, view);
    const present = custody.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
    const zone = await read.row<{ zone: string }>('SELECT zone FROM sites.site WHERE code = $1', [
      present?.place.site ?? '',
    ]);
    const birth = await findBirth(read, personNo, view, localDate(at, zone?.zone ?? 'Asia/Baghdad'));
    const orders = await findOrders(read, personNo, view);
    const breaches = await findBreaches(read, personNo, view);
    const answers = await read.row<{ answers: OwedFacts['answers'] }>(
      `SELECT a.answers || coalesce((SELECT jsonb_object_agg(x.question, x.answer) FROM (SELECT DISTINCT ON (y.question) y.question, y.answer FROM transfers.admission_answer y
           WHERE y.manifest_no = a.manifest_no AND y.person_no = a.person_no ORDER BY y.question, y.event_pos DESC) x), '{}') AS answers
         FROM transfers.admission a WHERE a.person_no = $1 ORDER BY a.at DESC LIMIT 1`,
      [personNo],
    );
    const manifestNo = await findLiveManifest(read, personNo);
    const abilities = narrow(context, present);
    const past = eventsUntil(events, asOfAt);
    const openings = (await findOpenings(read, personNo)).filter(({ at: from }) => asOfAt === null || from <= asOfAt);
    const kin = await findKin(read, personNo);
    return {
      person: {
        personNo,
        registerNumber: head.register_number,
        names: await findNames(read, personNo, view),
        sex: head.sex,
        ...birth,
        nationalities: await findNationalities(read, personNo, view),
        legalStatus: legalStatusOf(orders, at),
        externalIdentifiers: [],
        custodian: present?.custodian ?? null,
        place: present?.place ?? { site: null, section: null, vehicle: null },
        manifestNo,
        overdueBy: await findOverdue(read, personNo, context.now),
      },
      custody,
      orders,
      documents: await findDocuments(read, view),
      breaches,
      openings: openings.map(({ factEvent, at: from, site, custodian, way, tag, particulars }) => ({
        factEvent,
        at: from,
        site,
        custodian,
        way,
        tag,
        particulars,
      })),
      ...kin,
      timeline: await correctableTimeline(read, personNo, past.slice(-SHOWN_EVENTS), abilities),
      timelineTotal: past.length,
      owedNext: owedNext({
        now: at,
        held: present !== undefined,
        detained: kin.detained,
        openParticulars: openOf(openings[0]),
        ageClass: birth.ageClass,
        orders,
        breaches,
        manifest: await findManifest(read, personNo, context.now),
        answers: answers?.answers ?? null,
      }),
      unanswered: unansweredOf(answers?.answers ?? null),
      abilities,
    };
  },
});
