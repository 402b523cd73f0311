import { type AuthorityRow, authorityName } from '../../../core/access/queries/me.ts';
import type { AuthorityName } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import type { TimelineEntry } from '../views.ts';
import { summaryOf } from './event-summaries.ts';

/** An event as `register.person_events` and `register.operation_events` give it: envelope and public data. */
export type EventRow = {
  pos: number;
  id: string;
  type: string;
  stream_no: number;
  occurred_at: number;
  recorded_at: number;
  received_at: number;
  officer_no: number;
  officer_en: string | null;
  officer_ar: string | null;
  authority: string | null;
  data: Record<string, unknown>;
  corrects: string | null;
  corrected_by: string | null;
};

type SiteName = { code: string; zone: string; name_en: string; name_ar: string; name_ckb: string | null };

/** Received more than a day after it happened: shown as late, never refused (ICPPED 22). */
const LATE_AFTER = 86_400_000;

const siteOf = ({ data }: EventRow): string | undefined =>
  [data.site, data.place, data.fromSite].find((value): value is string => typeof value === 'string');

/** Whose hand the first entries of a register are: nobody's authority. */
const THE_REGISTER: AuthorityName = { code: 'installation', name: say('this register', 'هذا السجل', 'ئەم تۆمارە') };

/** Names of authorities and of sites, by code. */
type Places = { readonly authorities: Map<string, AuthorityName>; readonly sites: Map<string, SiteName> };

const findPlaces = async (read: Reader): Promise<Places> => {
  const row = await read.row<{ authorities: AuthorityRow[] | null; sites: SiteName[] | null }>(
    `SELECT (SELECT jsonb_agg(jsonb_build_object('code', a.code, 'name_en', a.name_en, 'name_ar', a.name_ar, 'name_ckb', a.name_ckb)) FROM access.authority a) AS authorities,
       (SELECT jsonb_agg(jsonb_build_object('code', s.code, 'zone', s.zone, 'name_en', s.name_en, 'name_ar', s.name_ar, 'name_ckb', s.name_ckb)) FROM sites.site s) AS sites`,
  );
  return {
    authorities: new Map((row?.authorities ?? []).map((authority) => [authority.code, authorityName(authority)])),
    sites: new Map((row?.sites ?? []).map((site) => [site.code, site])),
  };
};

/** Events as a timeline shows them, with the zone of their place where it is known. */
export const timelineOf = async (read: Reader, events: readonly EventRow[]): Promise<TimelineEntry[]> => {
  const { authorities, sites } = await findPlaces(read);
  const names = (code: string): Sentence | undefined => {
    const site = sites.get(code);
    return site === undefined
      ? authorities.get(code)?.name
      : say(site.name_en, site.name_ar, site.name_ckb ?? site.name_ar);
  };
  return events.map((event) => {
    const zone = sites.get(siteOf(event) ?? '')?.zone;
    return {
      eventId: event.id,
      type: event.type,
      occurredAt: event.occurred_at,
      recordedAt: event.recorded_at,
      receivedAt: event.received_at,
      officer: {
        officerNo: event.officer_no,
        name: { en: event.officer_en ?? 'Installation', ar: event.officer_ar ?? 'التنصيب' },
      },
      authority: authorities.get(event.authority ?? '') ?? event.authority ?? THE_REGISTER,
      summary: summaryOf(event.type, event.data, names),
      ...(event.corrects === null ? {} : { corrects: event.corrects }),
      ...(event.corrected_by === null ? {} : { correctedBy: event.corrected_by }),
      late: event.received_at - event.occurred_at > LATE_AFTER,
      ...(zone === undefined ? {} : { zone }),
    };
  });
};
