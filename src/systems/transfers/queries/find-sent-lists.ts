import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import { type ListOwed, listOwed, stalenessOf } from '../ahead/list-state.ts';
import type { SentListView } from '../ahead/views.ts';

type Row = Omit<SentListView, 'sentBy' | 'acknowledgedBy' | 'stale' | 'mayAcknowledge'> & {
  sent_by: number;
  acknowledged_by: number | null;
};
type Facts = { no: number; seal: number | null; site: string; authority: string; handovers: number; over: boolean };

/** What was sent ahead of the manifest, newest first: whether each still says who comes, and whether the officer may acknowledge it. */
export const findSentLists = async (
  read: Reader,
  manifestNo: number,
  now: { readonly standingSeal: number | null; readonly toSite: string; readonly toAuthority: string },
  context: Pick<QueryContext, 'authority' | 'abilities'>,
): Promise<SentListView[]> => {
  const rows = await read.rows<Row>(
    `SELECT l.id AS "sendingId", l.seal_no AS "sealNo", encode(l.manifest_hash, 'hex') AS "manifestHash", l.to_authority AS "toAuthority", l.to_site AS "toSite", l.means, to_jsonb(l.forms) AS forms, l.sent_at AS "sentAt", l.sent_by,
       l.acknowledged_at AS "acknowledgedAt", l.acknowledged_by FROM transfers.sent_list l WHERE l.manifest_no = $1 ORDER BY l.sent_at DESC, l.recorded_at DESC, l.id`,
    [manifestNo],
  );
  const officers = await findOfficers(
    read,
    rows.flatMap((row) => [row.sent_by, row.acknowledged_by]),
  );
  const by = (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
  return rows.map(({ sent_by, acknowledged_by, ...row }) => ({
    ...row,
    sentBy: by(sent_by),
    acknowledgedBy: acknowledged_by === null ? null : by(acknowledged_by),
    stale: stalenessOf(row, now),
    mayAcknowledge:
      row.acknowledgedAt === null &&
      row.toAuthority === context.authority &&
      context.abilities.includes('transfers/acknowledge-list'),
  }));
};

/** What of the list sent ahead is owed, of several convoys, in one statement; those of which nothing is are left out. */
export const findOwedLists = async (
  read: Reader,
  manifestNos: readonly number[],
): Promise<ReadonlyMap<number, ListOwed>> => {
  if (manifestNos.length === 0) return new Map();
  const rows = await read.rows<
    Facts & { lists: { sealNo: number; toSite: string; toAuthority: string; acknowledged: boolean }[] }
  >(
    `SELECT m.no, (SELECT s.seal_no FROM transfers.seal s WHERE s.manifest_no = m.no AND s.voided_at IS NULL AND s.sealed_by IS NOT NULL) AS seal, coalesce(m.heading_site, m.to_site) AS site,
       coalesce(m.heading_authority, m.to_authority) AS authority, m.closed_at IS NOT NULL OR EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal > 1) AS over,
       coalesce((SELECT jsonb_agg(jsonb_build_object('sealNo', l.seal_no, 'toSite', l.to_site, 'toAuthority', l.to_authority, 'acknowledged', l.acknowledged_at IS NOT NULL)) FROM transfers.sent_list l WHERE l.manifest_no = m.no), '[]') AS lists
     FROM transfers.manifest m WHERE m.no = ANY ($1) AND m.heading_site IS DISTINCT FROM m.from_site`,
    [manifestNos],
  );
  return new Map(
    rows.flatMap(({ no, seal, site, authority, over, lists }) => {
      const now = { standingSeal: seal, toSite: site, toAuthority: authority };
      const owed = listOwed(
        lists.map((list) => ({ stale: stalenessOf(list, now), acknowledged: list.acknowledged })),
        { standingSeal: seal, over },
      );
      return owed === 'nothing' ? [] : [[no, owed] as const];
    }),
  );
};
