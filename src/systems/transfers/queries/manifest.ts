import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import { findAuthorities } from '../../../core/access/queries/me.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findMailAddress } from '../../sites/index.ts';
import { listOwed } from '../ahead/list-state.ts';
import { goesAlong, isShut } from '../line-states.ts';
import type { GateName, GateState, LineState } from '../line-views.ts';
import { nextActionOf, overdueBy, statusOf } from '../progress.ts';
import {
  type KeepApartPair,
  type ManifestAnswer,
  type ManifestCounts,
  type ManifestOverview,
  type ManifestPerson,
  type ManifestView,
  manifestAnswer,
  manifestOverview,
  type SealView,
  type TransferOrderView,
  type VehicleView,
} from '../views.ts';
import { withinWords } from '../within-words.ts';
import { findGrounds } from './emergency-ground.ts';
import { findEscortFacts, presentReadiness, recordsAt } from './escort-readiness.ts';
import { findCommitments } from './find-commitments.ts';
import { findSentLists } from './find-sent-lists.ts';
import { findVehicleReadiness } from './find-vehicle-readiness.ts';
import { findHandovers, findHeadCounts, findIncidents, findMovements } from './journey.ts';
import { lineActionOf } from './line-action.ts';
import { narrowAbilities } from './manifest-abilities.ts';
import { getManifestFacts, isToldOfFears, type ManifestFacts } from './manifest-facts.ts';
import { gateStates, type LineRow, lineStateOf, presentLines } from './manifest-lines.ts';
import { findOwedCounts } from './owed-counts.ts';
import { findEntryRefusals, findLetIn, findRecalls, findTurns } from './turns.ts';

const gateNames: readonly GateName[] = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];
const unknown = (officerNo: number): OfficerReference => ({ officerNo, name: { en: '', ar: '' } });

const orderView = ({ row, at }: ManifestFacts, by: (no: number) => OfficerReference): TransferOrderView | null =>
  row.order_proposed_by === null
    ? null
    : {
        state: (row.order_expires ?? 0) <= at ? 'expired' : row.order_approved_by === null ? 'proposed' : 'approved',
        ground: row.ground ?? '',
        article: row.article ?? '',
        documentSha256: row.order_document ?? '',
        proposedBy: by(row.order_proposed_by),
        approvedBy: row.order_approved_by === null ? null : by(row.order_approved_by),
        expiresAt: row.order_expires ?? 0,
      };

const sealView = ({ row }: ManifestFacts, by: (no: number) => OfficerReference): SealView | null =>
  row.seal_no === null || row.seal_proposed_by === null
    ? null
    : {
        sealNo: row.seal_no,
        hash: row.seal_hash ?? '',
        state: row.voided_at !== null ? 'voided' : row.sealed_by === null ? 'proposed' : 'sealed',
        proposedBy: by(row.seal_proposed_by),
        sealedBy: row.sealed_by === null ? null : by(row.sealed_by),
        sealedAt: row.sealed_at,
        voiding:
          row.void_code === null || row.voided_at === null
            ? null
            : { reason: row.void_code, note: row.void_note ?? '', at: row.voided_at },
      };

/** Lines with their states and gates, from which everything is counted that a page does not ask line by line. */
type ToldLine = {
  readonly row: LineRow;
  readonly state: LineState;
  readonly gates: Readonly<Record<GateName, GateState>>;
};

const countsOf = (lines: readonly ToldLine[]): ManifestCounts => {
  const live = lines.filter(goesAlong);
  const count = (...states: LineState[]) => live.filter(({ state }) => states.includes(state)).length;
  return {
    lines: live.length,
    struckOff: lines.filter(({ state }) => state === 'struck-off').length,
    boarded: live.filter(({ row }) => row.boarding === 'boarded').length,
    handedOver: count('handed-over', 'admitted'),
    admitted: count('admitted'),
    gatesDone: Object.fromEntries(
      gateNames.map((name) => [name, live.filter(({ gates }) => !isShut(gates[name])).length]),
    ) as Record<GateName, number>,
  };
};

/** Register numbers of persons. */
const findPersons = (read: Reader, persons: readonly number[]): Promise<ManifestPerson[]> =>
  persons.length === 0
    ? Promise.resolve([])
    : read.rows<ManifestPerson>(
        'SELECT no AS "personNo", register_number AS "registerNumber" FROM register.person WHERE no = ANY ($1) ORDER BY no',
        [persons],
      );

/** Vehicles of the escort, with their compartments. */
const findVehicles = (read: Reader, escort: string): Promise<VehicleView[]> =>
  read.rows<VehicleView>(
    `SELECT v.code, v.kind, jsonb_agg(jsonb_build_object('code', c.compartment, 'seats', c.seats, 'sex', c.sex, 'ageGroup', CASE c.age_group WHEN 'juvenile' THEN 'minor' ELSE c.age_group END, 'legalStatus', c.legal_status) ORDER BY register.in_order(c.compartment)) AS compartments
       FROM sites.vehicle v JOIN sites.compartment c ON c.vehicle = v.code WHERE v.authority = $1 GROUP BY v.code ORDER BY register.in_order(v.code)`,
    [escort],
  );

/** Whoever gives a person a compartment or a section sees who may not share it. */
const SEES_PAIRS = [
  'transfers/assign-compartments',
  'transfers/change-vehicle',
  'transfers/accept-lines',
  'transfers/record-admission',
];

const findKeepApart = (read: Reader, manifestNo: number, now: number): Promise<KeepApartPair[]> =>
  read.rows(
    `SELECT k.person_a AS "personNo", k.person_b AS "otherPersonNo", k.expires_at AS "expiresAt", k.reason FROM sites.keep_apart k
      WHERE k.expires_at > register.at($2) AND k.lifted_at IS NULL AND k.person_a IN (SELECT person_no FROM transfers.line WHERE manifest_no = $1) AND k.person_b IN (SELECT person_no FROM transfers.line WHERE manifest_no = $1)`,
    [manifestNo, now],
  );

/** Residents on the manifest whose households are kept together (I32), household by household, who is alone of one too: a place for families takes no others; and parents with the children who accompany them. */
const findHouseholds = async (read: Reader, manifestNo: number): Promise<number[][]> =>
  (
    await read.rows<{ persons: number[] }>(
      `SELECT jsonb_agg(h.person_no ORDER BY h.role <> 'head', h.person_no) AS persons FROM register.household_member h
         JOIN transfers.line l ON l.manifest_no = $1 AND l.person_no = h.person_no AND l.state <> 'struck_off'
         JOIN register.custody c ON c.person_no = h.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident'
        WHERE h.bound GROUP BY h.household_id
       UNION ALL
       SELECT jsonb_agg(x.no ORDER BY x.no <> x.parent_no, x.no) FROM (
           SELECT DISTINCT a.parent_no, u.no FROM register.accompaniment a CROSS JOIN LATERAL (VALUES (a.parent_no), (a.person_no)) u(no)
             JOIN transfers.line l ON l.manifest_no = $1 AND l.person_no = u.no AND l.state <> 'struck_off'
            WHERE (SELECT d.outcome FROM register.accompaniment_decision d WHERE d.person_no = a.person_no AND d.parent_no = a.parent_no ORDER BY d.decided_at DESC, d.event_pos DESC LIMIT 1) IS DISTINCT FROM 'apart'
              AND NOT EXISTS (SELECT FROM juveniles.age_classes_seen(ARRAY[a.person_no], ARRAY[(register.clock() AT TIME ZONE 'Asia/Baghdad')::date]) c WHERE c.class = 'adult')
              AND NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL AND (f.at, f.event_pos) > (a.since, a.event_pos))) x GROUP BY x.parent_no`,
      [manifestNo],
    )
  ).map(({ persons }) => persons);

/** Whom of the lines this officer has to act on, and who is still with the escort, by number. */
const tellPersons = async (
  read: Reader,
  { rest, progress }: ManifestFacts,
  lines: readonly ToldLine[],
  seesFears: boolean,
  abilities: readonly string[],
): Promise<Pick<ManifestOverview, 'due' | 'rest' | 'restReturns'>> => {
  const listed = lines.filter(({ state }) => state === 'listed');
  const sealed = progress.seal === 'sealed';
  const actOn = ({ row: { handovers, boarding }, state, gates }: ToldLine) =>
    lineActionOf(state, gates, { sealed, handovers, boarding, seesFears })?.code;
  const due = {
    order: abilities.includes('register/record-order') ? listed.filter(({ gates }) => gates.order !== 'done') : [],
    // of a suspended line nothing is due: it may as well wait for the assessor
    strikeOff: abilities.includes('transfers/strike-off')
      ? listed.filter((line) => actOn(line) === 'transfers/strike-off')
      : [],
  };
  const noOf = ({ row }: ToldLine) => row.person_no;
  const known = new Map(
    (
      await findPersons(read, [
        ...new Set([...due.order.map(noOf), ...due.strikeOff.map(noOf), ...rest.map(({ person_no }) => person_no)]),
      ])
    ).map((person) => [person.personNo, person]),
  );
  const tell = (told: readonly ToldLine[]) => told.flatMap((line) => known.get(noOf(line)) ?? []);
  return {
    due: { order: tell(due.order), strikeOff: tell(due.strikeOff) },
    restReturns: progress.rest.returning,
    rest: rest.flatMap(({ person_no, kind, let_in, at_hand, site }) => {
      const person = known.get(person_no);
      return person === undefined ? [] : [{ ...person, kind, letIn: let_in, atHand: at_hand, site }];
    }),
  };
};

/** A manifest, its way so far, what is counted of its lines, and whose turn it is. */
const tellOverview = async (read: Reader, facts: ManifestFacts, context: QueryContext): Promise<ManifestOverview> => {
  const { row, progress } = facts;
  const manifestNo = row.no;
  const officers = await findOfficers(read, [
    row.order_proposed_by,
    row.order_approved_by,
    row.seal_proposed_by,
    row.sealed_by,
    row.cancelled_by,
  ]);
  const by = (no: number): OfficerReference => officers.get(no) ?? unknown(no);
  const authorities = await findAuthorities(read);
  const authority = (code: string) => authorities.get(code) ?? { code, name: { en: code, ar: code, ckb: code } };
  const seesFears = isToldOfFears(facts, context.postings);
  const lines = facts.lines.map((line) => ({
    row: line,
    state: lineStateOf(line),
    gates: gateStates(line, facts.at, seesFears),
  }));
  const view: ManifestView = {
    manifestNo,
    operationNo: row.operation_no,
    code: row.code,
    kind: row.kind,
    within: withinWords(row.kind),
    asksOfPersons: row.asks,
    seq: row.seq ?? 0,
    status: statusOf(progress),
    from: row.from_site,
    to: row.to_site,
    via: row.via,
    authorities: {
      origin: authority(row.from_authority),
      escort: authority(row.escort_authority),
      destination: authority(row.to_authority),
    },
    order: orderView(facts, by),
    seal: sealView(facts, by),
    handovers: await findHandovers(read, row, context.now),
    convoy: {
      state: row.convoy_state,
      phase: row.phase,
      cancellation:
        row.cancelled_by === null
          ? null
          : {
              reason: row.cancel_reason ?? '',
              note: row.cancel_note ?? '',
              at: row.cancelled_at ?? 0,
              by: by(row.cancelled_by),
            },
    },
    plannedAt: row.planned_at,
    overdueBy: overdueBy(progress),
  };
  const abilities = narrowAbilities(facts, context);
  const standingSeal = row.voided_at === null && row.sealed_by !== null ? row.seal_no : null;
  const sentLists = await findSentLists(
    read,
    manifestNo,
    { standingSeal, toSite: row.to_site, toAuthority: row.to_authority },
    context,
  );
  return {
    manifest: view,
    counts: countsOf(lines),
    headCounts: await findHeadCounts(read, manifestNo),
    countsOwed: (await findOwedCounts(read, [manifestNo])).get(manifestNo) ?? [],
    escortRecords: progress.cancelled
      ? null
      : presentReadiness(await findEscortFacts(read, [manifestNo]), {
          at: recordsAt(row.departed_at, context.now),
          from: row.from_authority,
          handovers: row.handovers,
        }),
    vehicleReadiness: (await findVehicleReadiness(read, [manifestNo], context.now)).get(manifestNo) ?? [],
    sentLists,
    listOwed:
      progress.cancelled || progress.heading === 'returning'
        ? 'nothing'
        : listOwed(
            sentLists.map(({ stale, acknowledgedAt }) => ({ stale, acknowledged: acknowledgedAt !== null })),
            { standingSeal, over: row.closed_at !== null || row.handovers > 1 },
          ),
    commitments: (await findCommitments(read, row.operation_no, context)).filter(
      ({ authority: receiver, sites, state }) =>
        receiver === row.to_authority && sites.includes(row.to_site) && state !== 'proposed' && state !== 'withdrawn',
    ),
    mailAddress: await findMailAddress(read, row.to_site),
    nextAction: nextActionOf(progress),
    incidents: await findIncidents(read, manifestNo),
    movements: await findMovements(read, manifestNo),
    turns: await findTurns(read, manifestNo),
    wayToPlan: row.way_to_plan,
    entryRefusals: await findEntryRefusals(read, manifestNo),
    letIn: await findLetIn(read, manifestNo),
    ...(await tellPersons(read, facts, lines, seesFears, abilities)),
    recalls: await findRecalls(read, manifestNo),
    emergencyGrounds: await findGrounds(read, manifestNo, context.now),
    vehicles: await findVehicles(read, row.escort_authority),
    ...(SEES_PAIRS.some((name) => abilities.includes(name))
      ? {
          keepApart: await findKeepApart(read, manifestNo, context.now),
          households: await findHouseholds(read, manifestNo),
        }
      : {}),
    abilities,
  };
};

/** A manifest without its lines: what its page shows above the list of them, which it asks page by page. */
export const overviewOfManifest = defineQuery({
  system: 'transfers',
  name: 'manifest-overview',
  input: z.object({ manifestNo: wholeNumber }).strict(),
  answer: manifestOverview,
  run: async (read, { manifestNo }, context): Promise<ManifestOverview> =>
    tellOverview(read, await getManifestFacts(read, manifestNo, context.now), context),
});

/** A manifest with every gate of every line, for the sheets, which are about everybody on it. */
export const manifest = defineQuery({
  system: 'transfers',
  name: 'manifest',
  input: z.object({ manifestNo: wholeNumber }).strict(),
  answer: manifestAnswer,
  run: async (read, { manifestNo }, context): Promise<ManifestAnswer> => {
    const facts = await getManifestFacts(read, manifestNo, context.now);
    const told = await tellOverview(read, facts, context);
    const officers = await findOfficers(
      read,
      facts.lines.flatMap((line) => [line.examined_by, line.noticed_by, line.interviewed_by, line.accepted_by]),
    );
    const lines = await presentLines(read, facts.lines, {
      manifestNo: facts.row.no,
      at: facts.at,
      now: context.now,
      seesFears: isToldOfFears(facts, context.postings),
      sealed: facts.progress.seal === 'sealed',
      officers,
    });
    return { ...told, lines };
  },
});
