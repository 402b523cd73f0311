import type { CivilDate } from '../../juveniles/age/index.ts';
import { isPartialDate } from '../intake/particulars.ts';
import { localDate, startOfDay } from '../local-date.ts';

/** When something was, as far as it is known: it lies between these instants, in milliseconds. */
export type Span = { readonly from: number; readonly to: number };
/** Hours between two events, as far as their times are known; `least` is below zero where the second may have come first. */
export type Gap = { readonly least: number; readonly most: number };
/** From which event to which. */
export type GapName = 'arrestToArrival' | 'arrivalToJudge' | 'arrestToJudge';

const HOUR = 3_600_000;
const pad = (number: number): string => String(number).padStart(2, '0');

/** The span of a date as far as it is known (`isPartialDate`) at a place; undefined for what is none. A minute is an instant: what is told to the minute is compared to the minute. */
export const spanOf = (text: string | undefined, zone: string): Span | undefined => {
  if (text === undefined || !isPartialDate(text)) return undefined;
  const [date = '', time] = text.split('T');
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (time !== undefined) {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const at = startOfDay(date as CivilDate, zone) + hour * HOUR + minute * 60_000;
    return { from: at, to: at };
  }
  const next =
    date.length === 4
      ? `${year + 1}-01-01`
      : date.length === 7
        ? `${month === 12 ? year + 1 : year}-${pad((month % 12) + 1)}-01`
        : new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
  return {
    from: startOfDay(`${year}-${pad(month)}-${pad(day)}` as CivilDate, zone),
    to: startOfDay(next as CivilDate, zone),
  };
};

/** Whole hours from one to the other. */
export const gapOf = (first: Span | undefined, second: Span | undefined): Gap | undefined =>
  first === undefined || second === undefined
    ? undefined
    : { least: Math.floor((second.from - first.to) / HOUR), most: Math.floor((second.to - first.from) / HOUR) };

/** The gaps between arrest, arrival and first judge that can be told. */
export const gapsOf = (
  {
    arrest,
    arrivedAt,
    judge,
  }: { readonly arrest: string | undefined; readonly arrivedAt: number; readonly judge: string | undefined },
  zone: string,
): Partial<Record<GapName, Gap>> => {
  const arrival = { from: arrivedAt, to: arrivedAt };
  const gaps = {
    arrestToArrival: gapOf(spanOf(arrest, zone), arrival),
    arrivalToJudge: gapOf(arrival, spanOf(judge, zone)),
    arrestToJudge: gapOf(spanOf(arrest, zone), spanOf(judge, zone)),
  };
  return Object.fromEntries(Object.entries(gaps).filter(([, gap]) => gap !== undefined));
};

/** Whether a date as far as it is known lies after the local day of an instant. */
export const isInFuture = (text: string, now: number, zone: string): boolean =>
  text.slice(0, 10) > localDate(now, zone).slice(0, text.slice(0, 10).length);
