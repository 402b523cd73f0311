import { type AuthorityRow, authorityName } from '../../../core/access/queries/me.ts';
import type { AuthorityName } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { orderEndedBefore } from '../breach-words.ts';
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

/** Authorities and sites as `register.places` tells them; a table without a row is null. */
export type PlaceRows = { readonly authorities: AuthorityRow[] | null; readonly sites: SiteName[] | null };

const findPlaces = async (read: Reader): Promise<PlaceRows | null | undefined> =>
  (await read.row<{ places: PlaceRows | null }>('SELECT register.places_told() AS places'))?.places;

/** The orders that these events record, each until when it holds by the last of them that extends it. */
const ordersIn = (events: readonly EventRow[]): { expiresAt: number }[] =>
  events
    .filter(({ type }) => type === 'OrderRecorded')
    .map(({ id, data }) => {
      const extended = events.findLast((event) => event.type === 'OrderExtended' && event.data.orderId === id);
      return { expiresAt: Number((extended?.data ?? data).expiresAt) };
    });

/**
 * Events as a timeline shows them, with the zone of their place where it is known.
 * @param told all that is told of the person, where `events` is a page of it: a breach names the order that had ended
 */
export const timelineOf = async (
  read: Reader,
  events: readonly EventRow[],
  told: readonly EventRow[] = events,
): Promise<TimelineEntry[]> => timelineAt(await findPlaces(read), events, told);

/** The same, where the places have been told. */
export const timelineAt = (
  places: PlaceRows | null | undefined,
  events: readonly EventRow[],
  told: readonly EventRow[] = events,
): TimelineEntry[] => {
  const orders = ordersIn(told);
  const authorities = new Map(places?.authorities?.map((authority) => [authority.code, authorityName(authority)]));
  const sites = new Map(places?.sites?.map((site) => [site.code, site]));
  const names = (code: string): Sentence | undefined => {
    const site = sites.get(code);
    return site === undefined
      ? authorities.get(code)?.name
      : say(site.name_en, site.name_ar, site.name_ckb ?? site.name_ar);
  };
  return events.map((event) => {
    const zone = sites.get(siteOf(event) ?? '')?.zone;
    const orderEndedAt =
      event.type === 'BreachOpened' ? orderEndedBefore(orders, { rule: event.data.rule, at: event.occurred_at }) : null;
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
      summary: summaryOf(event.type, event.data, names, orderEndedAt),
      ...(orderEndedAt === null ? {} : { orderEndedAt }),
      ...(event.corrects === null ? {} : { corrects: event.corrects }),
      ...(event.corrected_by === null ? {} : { correctedBy: event.corrected_by }),
      late: event.received_at - event.occurred_at > LATE_AFTER,
      ...(zone === undefined ? {} : { zone }),
    };
  });
};
