import { getPreferences } from '../preferences.ts';
import { keepFormat } from './keep-format.ts';
import { MONTH_NAMES } from './month-names.ts';
import { toUserDigits } from './to-user-digits.ts';
import { zoneName } from './zone-name.ts';

/** Calendar and clock fields of an instant in a zone. */
interface ZonedFields {
  year: string;
  month: number;
  day: string;
  hour: string;
  minute: string;
}

const fieldsOf = keepFormat(
  (timeZone) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

function zonedFields(at: number, zone: string): ZonedFields {
  const parts = fieldsOf(zone).formatToParts(at);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { year: get('year'), month: Number(get('month')), day: get('day'), hour: get('hour'), minute: get('minute') };
}

/** The local day of an instant in a zone: "18 January 2026". */
export function formatDay(at: number, zone: string): string {
  const { language } = getPreferences();
  const fields = zonedFields(at, zone);
  return toUserDigits(`${Number(fields.day)} ${MONTH_NAMES[language][fields.month - 1]} ${fields.year}`);
}

/** The local time of an instant in a zone: "08:00". */
export function formatTime(at: number, zone: string): string {
  const fields = zonedFields(at, zone);
  return toUserDigits(`${fields.hour}:${fields.minute}`);
}

/** Day, time and the zone by name: "18 January 2026, 08:00 (Baghdad)". */
export function formatInstant(at: number, zone: string): string {
  const { language } = getPreferences();
  const comma = language === 'en' ? ',' : '،';
  return `${formatDay(at, zone)}${comma} ${formatTime(at, zone)} (${zoneName(zone, language)})`;
}

/** A civil date 'YYYY-MM-DD' in words; no zone is involved. */
export function formatCivilDate(date: string): string {
  const { language } = getPreferences();
  const [year, month, day] = date.split('-').map(Number);
  return toUserDigits(`${day} ${MONTH_NAMES[language][(month ?? 1) - 1]} ${year}`);
}

/** The value of an `<input type="datetime-local">` for an instant shown in a zone. */
export function toLocalInput(at: number, zone: string): string {
  const fields = zonedFields(at, zone);
  const two = (value: string | number) => String(value).padStart(2, '0');
  return `${fields.year}-${two(fields.month)}-${two(fields.day)}T${fields.hour}:${fields.minute}`;
}

/** The instant a `datetime-local` value names in a zone; undefined for an empty or broken value. */
export function fromLocalInput(value: string, zone: string): number | undefined {
  const guess = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? Date.parse(`${value}:00Z`) : Number.NaN;
  if (Number.isNaN(guess)) return undefined;
  const offset = (at: number) => Date.parse(`${toLocalInput(at, zone)}:00Z`) - Math.floor(at / 60000) * 60000;
  const first = guess - offset(guess);
  return guess - offset(first);
}
