import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, namesOnPaper } from '../../register/index.ts';
import { acceptanceRefusalText } from '../acceptance-refusal.ts';
import type { AcceptanceRefusalReason } from '../convoy-words.ts';
import type { ManifestKind } from '../manifest-kind.ts';
import { type ManifestDocument, renderManifest } from '../paper/manifest.ts';
import { withinWords } from '../within-words.ts';
import { findEscortFacts, presentReadiness, recordsAt } from './escort-readiness.ts';
import { findVehicleReadiness } from './find-vehicle-readiness.ts';
import { findHeadCounts } from './journey.ts';
import { findAuthorityWords, findPlaceWords } from './paper-words.ts';
import { findLegs } from './way.ts';

type Head = {
  code: string;
  kind: ManifestKind;
  planned_at: number;
  from_authority: string;
  escort_authority: string;
  to_authority: string;
  zone: string;
  seal_hash: string | null;
  sealed_at: number | null;
  departed_at: number | null;
  from_site: string;
  to_site: string;
  heading_site: string | null;
  heading_authority: string | null;
  way_to_plan: boolean;
};

/** A manifest as PDF: who is listed, as far as the officer sees the lines; its seal where both cells sealed it. */
export const manifestPaper = defineQuery({
  system: 'transfers',
  name: 'manifest-paper',
  input: z.object({ manifestNo: wholeNumber }).strict(),
  run: async (read, { manifestNo }, context): Promise<ManifestDocument> => {
    const head = await read.row<Head>(
      `SELECT m.code, m.kind, m.planned_at, m.from_authority, m.escort_authority, m.to_authority, a.zone, encode(s.manifest_hash, 'hex') AS seal_hash, s.sealed_at, (SELECT min(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind = 'departed') AS departed_at, m.from_site, m.to_site,
         CASE WHEN m.heading_site <> m.to_site THEN m.heading_site END AS heading_site, m.heading_authority, transfers.way_to_plan(m.no) AS way_to_plan
       FROM transfers.manifest m JOIN sites.site a ON a.code = m.from_site LEFT JOIN transfers.seal s ON s.manifest_no = m.no AND s.voided_at IS NULL AND s.sealed_at IS NOT NULL WHERE m.no = $1`,
      [manifestNo],
    );
    if (head === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
    const lines = await read.rows<{
      no: number;
      seat: string;
      refused: boolean | null;
      accompanying: boolean;
      reason: AcceptanceRefusalReason | null;
    }>(
      `SELECT l.person_no AS no, concat_ws(' ', l.vehicle, l.compartment) AS seat, a.decision = 'refused' AS refused, a.reason_code AS reason,
         EXISTS (SELECT FROM register.custody c WHERE c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'accompanying') AS accompanying
         FROM transfers.line l JOIN register.person p ON p.no = l.person_no
         LEFT JOIN LATERAL (SELECT x.decision, x.reason_code FROM transfers.acceptance x WHERE x.manifest_no = l.manifest_no AND x.person_no = l.person_no ORDER BY x.event_pos DESC LIMIT 1) a ON true
        WHERE l.manifest_no = $1 AND l.state IN ('listed', 'born') ORDER BY p.register_number COLLATE "C"`,
      [manifestNo],
    );
    const known = new Map(lines.map((line) => [line.no, line]));
    const nameOf = await findAuthorityWords(read);
    const legs = await findLegs(read, manifestNo);
    const counts = await findHeadCounts(read, manifestNo);
    const placeOf = await findPlaceWords(read, [
      head.from_site,
      head.to_site,
      ...(head.heading_site === null ? [] : [head.heading_site]),
      ...legs.flatMap(({ from, to }) => [from, to]),
      ...counts.map(({ place }) => place),
    ]);
    const records = presentReadiness(await findEscortFacts(read, [manifestNo]), {
      at: recordsAt(head.departed_at, context.now),
      from: head.from_authority,
      handovers: 0,
    });
    const persons = await findPersonRows(
      read,
      lines.map(({ no }) => no),
      context.now,
    );
    return {
      code: head.code,
      synthetic: context.synthetic,
      zone: head.zone,
      plannedAt: head.planned_at,
      knownAt: context.now,
      from: placeOf(head.from_site),
      to: placeOf(head.to_site),
      within: withinWords(head.kind),
      turned:
        head.heading_site === null
          ? null
          : { to: placeOf(head.heading_site), authority: nameOf(head.heading_authority ?? '') },
      authorities: {
        from: nameOf(head.from_authority),
        escort: nameOf(head.escort_authority),
        to: nameOf(head.to_authority),
      },
      seal:
        head.seal_hash === null || head.sealed_at === null ? null : { hash: head.seal_hash, sealedAt: head.sealed_at },
      escort: records,
      wayToPlan: head.way_to_plan,
      vehicles: ((await findVehicleReadiness(read, [manifestNo], context.now)).get(manifestNo) ?? []).map(
        ({ vehicle, state, inspectedAt, searchedAt }) => ({ code: vehicle, state, inspectedAt, searchedAt }),
      ),
      legs: legs.map(({ from, to, ...leg }) => ({ ...leg, from: placeOf(from), to: placeOf(to) })),
      counts: counts.map(({ ordinal, place, counted, expected, occurredAt }) => ({
        occasion: ordinal,
        place: placeOf(place),
        counted,
        expected,
        at: occurredAt,
      })),
      lines: persons.map((person) => {
        const { primary, latin } = namesOnPaper(person.names);
        const line = known.get(person.personNo);
        return {
          registerNumber: person.registerNumber,
          name: primary,
          nameLatin: latin,
          sex: person.sex,
          placedIn: line?.seat ?? '',
          accompanying: line?.accompanying === true,
          refused: line?.refused === true ? acceptanceRefusalText(line.reason) : null,
        };
      }),
    };
  },
  paper: { mediaType: 'application/pdf', fileName: ({ code }) => `manifest-${code}.pdf`, render: renderManifest },
});
