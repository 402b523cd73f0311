import type { Cast } from './cast.ts';

/** Rows of a kind and how often it happened, as an object in the order of the kinds. */
const counted = (rows: readonly { kind: string; n: number }[]): Record<string, number> =>
  Object.fromEntries(
    rows
      .filter(({ n }) => n > 0)
      .map(({ kind, n }) => [kind, n] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** How often each thing went wrong, or was done that is not done with everybody, as the register tells it. */
export const countIncidents = async (cast: Cast): Promise<Record<string, number>> =>
  counted(
    await cast.look<{ kind: string; n: number }>(
      `SELECT kind, count(*)::int AS n FROM transfers.movement WHERE withdrawn_pos IS NULL AND kind IN ('stop', 'delay', 'breakdown', 'medical-event', 'incident') GROUP BY 1
       UNION ALL SELECT outcome, count(*)::int FROM transfers.boarding WHERE outcome <> 'boarded' GROUP BY 1
       UNION ALL SELECT 'strike-off', count(*)::int FROM transfers.line l JOIN transfers.convoy c ON c.manifest_no = l.manifest_no WHERE l.state = 'struck_off' AND c.state <> 'cancelled'
       UNION ALL SELECT 'fear', count(*)::int FROM safeguards.fear
       UNION ALL SELECT 'unfit', count(*)::int FROM care.fitness WHERE NOT fit
       UNION ALL SELECT 'lapsed-acceptance', count(*)::int FROM (SELECT 1 FROM transfers.acceptance a WHERE decision = 'accepted' AND NOT EXISTS (SELECT FROM transfers.redirect r WHERE r.manifest_no = a.manifest_no AND r.kind = 'redirect')
           GROUP BY manifest_no, person_no, site HAVING count(*) > 1) x
       UNION ALL SELECT 'refused-acceptance', count(*)::int FROM transfers.acceptance WHERE decision = 'refused'
       UNION ALL SELECT 'refused-entry', count(*)::int FROM transfers.entry_refusal
       UNION ALL SELECT kind, count(DISTINCT manifest_no)::int FROM transfers.redirect GROUP BY 1
       UNION ALL SELECT CASE WHEN l.person_no IS NULL THEN 'let-in-convoy' WHEN l.refused_reason IS NULL THEN 'brought-later' ELSE 'let-in' END, count(*)::int FROM transfers.let_in l GROUP BY 1
       UNION ALL SELECT 'convoy-cancelled', count(*)::int FROM transfers.convoy WHERE state = 'cancelled'
       UNION ALL SELECT 'phase-' || state, count(*)::int FROM transfers.phase GROUP BY state
       UNION ALL SELECT 'recall-' || coalesce(answer, 'open'), count(*)::int FROM transfers.recall GROUP BY answer
       UNION ALL SELECT 'seal-voided', count(*)::int FROM register.command WHERE name = 'transfers/void-seal'
       UNION ALL SELECT 'offer-withdrawn', count(*)::int FROM register.command WHERE name = 'transfers/withdraw-offer'
       UNION ALL SELECT 'difference-withdrawn', count(*)::int FROM register.command WHERE name = 'transfers/withdraw-difference'
       UNION ALL SELECT 'movement-withdrawn', count(*)::int FROM transfers.movement WHERE withdrawn_pos IS NOT NULL
       UNION ALL SELECT 'caught-on-the-way', count(*)::int FROM register.command WHERE name = 'transfers/record-recapture'
       UNION ALL SELECT 'born-on-the-way', count(*)::int FROM transfers.line WHERE state = 'born'
       UNION ALL SELECT 'reseated', count(*)::int FROM register.event WHERE type = 'PersonReseated'
       UNION ALL SELECT 'welfare-' || outcome, count(*)::int FROM transfers.welfare WHERE person_no IS NOT NULL GROUP BY outcome
       UNION ALL SELECT 'escort-record-' || state, count(*)::int FROM transfers.escort_record GROUP BY state
       UNION ALL SELECT 'escort-record-amended', count(*)::int FROM transfers.escort_record WHERE amended_at IS NOT NULL
       UNION ALL SELECT 'packet', count(*)::int FROM register.packet
       UNION ALL SELECT 'packet-' || seal_found, count(*)::int FROM register.packet_pass GROUP BY seal_found
       UNION ALL SELECT 'property-complaint', count(*)::int FROM register.property_complaint WHERE answered_pos IS NOT NULL
       UNION ALL SELECT 'emergency', count(*)::int FROM sites.emergency
       UNION ALL SELECT 'evacuation', count(*)::int FROM register.event WHERE type = 'EvacuationPlanned'
       UNION ALL SELECT 'emergency-ground', count(*)::int FROM transfers.emergency_ground
       UNION ALL SELECT 'release-' || CASE WHEN verified_at IS NOT NULL THEN 'verified' WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE 'open' END, count(*)::int FROM register.release GROUP BY 1
       UNION ALL SELECT 'release-unverified', count(*)::int FROM register.event WHERE type = 'ReleasedUnverified'
       UNION ALL SELECT 'release-review', count(DISTINCT r.person_no)::int FROM register.release r
           WHERE NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = r.person_no AND o.expires_at > r.proposed_at)
       UNION ALL SELECT 'made-room', count(*)::int FROM register.custody WHERE site = 'NAS' AND state = 'held' AND known_to IS NULL AND to_at = 'infinity'
       UNION ALL SELECT 'absence-' || reason, count(*)::int FROM sites.absence GROUP BY reason
       UNION ALL SELECT 'missing-' || outcome, count(*)::int FROM sites.missing GROUP BY outcome
       UNION ALL SELECT 'recapture', count(*)::int FROM register.intake WHERE way = 'recapture'
       UNION ALL SELECT 'relocated', count(*)::int FROM register.custody WHERE site = 'AKH' AND state = 'resident' AND known_to IS NULL AND to_at = 'infinity'
       UNION ALL SELECT 'found-apart', count(*)::int FROM register.found_apart
       UNION ALL SELECT 'difference-' || kind, count(*)::int FROM transfers.difference GROUP BY kind`,
    ),
  );

/** How often each command was recorded. */
export const countCommands = async (cast: Cast): Promise<Record<string, number>> =>
  counted(
    await cast.look<{ kind: string; n: number }>(
      'SELECT name AS kind, count(*)::int AS n FROM register.command GROUP BY name',
    ),
  );
