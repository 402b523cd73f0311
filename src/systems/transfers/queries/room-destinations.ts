import type { Reader } from '../../../core/register/command-definition.ts';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import type { AnnouncementView, RoomDestination } from '../announced/views.ts';
import { RECEIVED } from './received.ts';

type Row = Omit<AnnouncementView, 'recordedBy' | 'withdrawn' | 'mayWithdraw'> & {
  site: string;
  recorded_by: number;
  name_en: string | null;
  name_ar: string | null;
  recorder: string | null;
  withdrawn_at: number | null;
  withdrawal: string | null;
};

const useOf = (announced: readonly AnnouncementView[], received: number): RoomDestination['use'] => {
  const stands = announced.some(({ withdrawn }) => withdrawn === null);
  if (received === 0) return stands ? 'not-used' : 'withdrawn';
  return stands ? 'as-announced' : 'not-announced';
};

/** Sites that were announced as destinations of an operation until today, and those that received persons: each with what was announced of it and how many it received. Those that received most come first. */
export const findDestinations = async (
  read: Reader,
  operationNo: number,
  context: QueryContext,
): Promise<RoomDestination[]> => {
  const rows = await read.rows<Row>(
    `SELECT a.site, a.id AS "announcementId", a.phase, a.said, a.at_least AS "atLeast", a.at_most AS "atMost", to_char(a.announced_on, 'YYYY-MM-DD') AS "announcedOn", a.attributed_to AS "attributedTo", a.source, a.recorded_by, o.name_en, o.name_ar,
       o.authority AS recorder, a.withdrawn_at, a.withdrawal FROM register.clock_setting z, transfers.announced_destination a LEFT JOIN access.officer o ON o.no = a.recorded_by
      WHERE a.operation_no = $1 AND a.announced_on <= (register.at($2) AT TIME ZONE z.zone)::date ORDER BY a.announced_on, a.recorded_at, a.id`,
    [operationNo, context.now],
  );
  const received = await read.rows<{ site: string; n: number }>(
    `SELECT coalesce(m.heading_site, m.to_site) AS site, count(*)::int AS n FROM (${RECEIVED}) got JOIN transfers.manifest m ON m.no = got.manifest_no GROUP BY 1`,
    [operationNo],
  );
  const counts = new Map(received.map(({ site, n }) => [site, n]));
  const bySite = Map.groupBy(rows, ({ site }) => site);
  return [...new Set([...counts.keys(), ...bySite.keys()])]
    .map((site) => {
      const announced = (bySite.get(site) ?? []).map(
        ({ site: _site, recorded_by, name_en, name_ar, recorder, withdrawn_at, withdrawal, ...row }) => ({
          ...row,
          recordedBy: { officerNo: recorded_by, name: { en: name_en ?? '', ar: name_ar ?? '' } },
          withdrawn: withdrawn_at === null ? null : { at: withdrawn_at, reason: withdrawal ?? '' },
          mayWithdraw:
            withdrawn_at === null &&
            recorder !== null &&
            recorder === context.authority &&
            context.abilities.includes('transfers/withdraw-announced-destination'),
        }),
      );
      const n = counts.get(site) ?? 0;
      return { site, announced, received: n, use: useOf(announced, n) };
    })
    .sort((a, b) => b.received - a.received || (a.site < b.site ? -1 : 1));
};
