import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { boardStateOf } from '../board.ts';
import { roomTable } from '../room-table.ts';
import { type OperationRoomAnswer, operationRoomAnswer, type RoomDay, type RoomRoute } from '../room-views.ts';
import { type ConvoyRow, findConvoyRows } from './convoy-facts.ts';
import { findCommitments } from './find-commitments.ts';
import { findPublished } from './find-published.ts';
import { ADMITTED, DEPARTED, RECEIVED } from './received.ts';
import { findDestinations } from './room-destinations.ts';
import { findRoomPlaces } from './room-places.ts';

/** Days from the first departure to the last thing that happened; a day on which nothing happened between them has its row too. */
const findDays = async (read: Reader, operationNo: number): Promise<RoomDay[]> => {
  const rows = await read.rows<{
    day: string;
    departed: number;
    received: number;
    admitted: number;
    from: number;
    until: number;
  }>(
    `WITH z AS (SELECT zone FROM register.clock_setting), got AS MATERIALIZED (${RECEIVED}),
       happened AS (
         SELECT (d.at AT TIME ZONE z.zone)::date AS day, count(*)::int AS departed, 0 AS received, 0 AS admitted FROM z, (${DEPARTED}) d GROUP BY 1
         UNION ALL SELECT (got.at AT TIME ZONE z.zone)::date, 0, count(*)::int, 0 FROM z, got GROUP BY 1
         UNION ALL SELECT (a.at AT TIME ZONE z.zone)::date, 0, 0, count(*)::int FROM z, (${ADMITTED}) a GROUP BY 1),
       span AS (SELECT generate_series(min(day), max(day), '1 day')::date AS day FROM happened)
     SELECT to_char(span.day, 'YYYY-MM-DD') AS day, (span.day::timestamp AT TIME ZONE z.zone) AS "from", ((span.day + 1)::timestamp AT TIME ZONE z.zone) AS until, coalesce(sum(x.departed), 0)::int AS departed, coalesce(sum(x.received), 0)::int AS received, coalesce(sum(x.admitted), 0)::int AS admitted
       FROM z, span LEFT JOIN happened x USING (day) GROUP BY span.day, z.zone ORDER BY span.day`,
    [operationNo],
  );
  let receivedInAll = 0;
  let admittedInAll = 0;
  return rows.map(({ day, departed, received, admitted, from, until }) => {
    receivedInAll += received;
    admittedInAll += admitted;
    return { day, departed, received, receivedInAll, admittedInAll, fromAt: from, untilAt: until };
  });
};

type Leg = { manifest_no: number; from: string; to: string; mode: RoomRoute['mode']; turned: boolean };

/**
 * The stretches of a convoy: of its legs; of one that was turned and whose further way nobody planned, on from the last leg that it travelled; of one without legs, of its manifest.
 */
const stretchesOf = ({ from, via, to }: ConvoyRow, legs: readonly Leg[]): Pick<RoomRoute, 'from' | 'to' | 'mode'>[] => {
  if (legs.some(({ turned }) => !turned)) return [...legs];
  const last = legs.at(-1);
  const places = last === undefined ? [from, ...via, to] : [last.to, to];
  return [
    ...legs,
    ...places.slice(1).map((end, i) => ({ from: places[i] ?? from, to: end, mode: 'unplanned' as const })),
  ];
};

/** The stretches of every convoy that is not cancelled, each with how many convoys go it. */
const routesOf = (convoys: readonly ConvoyRow[], legs: readonly Leg[]): RoomRoute[] => {
  const planned = Map.groupBy(legs, ({ manifest_no }) => manifest_no);
  const routes = new Map<string, RoomRoute>();
  for (const convoy of convoys) {
    const state = boardStateOf(convoy);
    if (state === 'cancelled') continue;
    const count =
      state === 'received' || state === 'reconciled'
        ? 'travelled'
        : state === 'under-way' || state === 'at-border'
          ? 'underWay'
          : 'planned';
    for (const { from, to, mode } of stretchesOf(convoy, planned.get(convoy.manifestNo) ?? [])) {
      if (from === to) continue;
      const key = `${from} ${to} ${mode}`;
      const route = routes.get(key) ?? { from, to, mode, planned: 0, underWay: 0, travelled: 0 };
      routes.set(key, { ...route, [count]: route[count] + 1 });
    }
  }
  return [...routes.values()].sort((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`));
};

/** Abilities of an officer on this page. */
const ABILITIES = [
  'transfers/record-published-figures',
  'transfers/record-announced-destination',
  'transfers/propose-commitment',
];

/** The sites for which the officer who asks may commit the own authority. */
const findCommitters = async (
  read: Reader,
  { authority, abilities }: QueryContext,
): Promise<OperationRoomAnswer['committers']> => {
  if (authority === null || !abilities.includes('transfers/propose-commitment')) return [];
  const sites = await read.rows<{ code: string }>('SELECT code FROM sites.site WHERE authority = $1 ORDER BY code', [
    authority,
  ]);
  return sites.length === 0 ? [] : [{ authority, sites: sites.map(({ code }) => code) }];
};

/** An operation at a glance: its figures by day beside what was published, and where its convoys go. Its convoys are asked of the board. */
export const operationRoom = defineQuery({
  system: 'transfers',
  name: 'operation-room',
  input: z.object({ operationNo: wholeNumber }).strict(),
  answer: operationRoomAnswer,
  table: roomTable,
  run: async (read, { operationNo }, context): Promise<OperationRoomAnswer> => {
    const found = await read.row<{
      code: string;
      title_en: string;
      title_ar: string;
      ended_at: number | null;
      zone: string;
      reach: string;
    }>(
      'SELECT o.code, o.title_en, o.title_ar, o.ended_at, z.zone, access.case_reach() AS reach FROM transfers.operation o, register.clock_setting z WHERE o.no = $1',
      [operationNo],
    );
    if (found === undefined) throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
    const legs = await read.rows<Leg>(
      `SELECT l.manifest_no, l.from_place AS "from", l.to_place AS "to", l.mode, l.turned FROM transfers.way_of(ARRAY(SELECT m.no FROM transfers.manifest m WHERE m.operation_no = $1)) l
        -- what the convoy was turned on is no stretch that it goes
        WHERE NOT l.turned OR l.arrived IS NOT NULL ORDER BY l.manifest_no, l.ordinal`,
      [operationNo],
    );
    const routes = routesOf(await findConvoyRows(read, { operationNo, site: null }), legs);
    const codes = [...new Set(routes.flatMap(({ from, to }) => [from, to]))];
    return {
      operation: {
        operationNo,
        code: found.code,
        title: { en: found.title_en, ar: found.title_ar, ckb: found.title_ar },
        endedAt: found.ended_at,
      },
      zone: found.zone,
      at: context.now,
      withinReach: found.reach !== 'all',
      days: await findDays(read, operationNo),
      commitments: await findCommitments(read, operationNo, context),
      committers: await findCommitters(read, context),
      published: await findPublished(read, operationNo, context),
      destinations: await findDestinations(read, operationNo, context),
      routes,
      places: await findRoomPlaces(read, codes, context.now),
      abilities: context.abilities.filter((name) => ABILITIES.includes(name)),
    };
  },
});
