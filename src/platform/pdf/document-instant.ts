/** An instant as documents show it: the wall clock of the place and UTC, in Latin digits. */
export type DocumentInstant = {
  /** For example `2026-01-21 10:41:07`. */
  readonly local: string;
  /** IANA name of the place's zone. */
  readonly zone: string;
  /** For example `+03:00`. */
  readonly offset: string;
  /** For example `2026-01-21 07:41:07 UTC`. */
  readonly utc: string;
};

/**
 * Writes an instant for paper.
 * @param zone IANA name of the place's zone. Throws RangeError for an unknown zone or an invalid date.
 */
export function documentInstant(instant: Date, zone: string): DocumentInstant {
  const parts = new Intl.DateTimeFormat('en-GB-u-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  }).formatToParts(instant);
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    local: `${get('year')}-${get('month')}-${get('day')} ${get('hour')}:${get('minute')}:${get('second')}`,
    zone,
    offset: get('timeZoneName').replace('GMT', '') || '+00:00',
    utc: `${instant.toISOString().slice(0, 19).replace('T', ' ')} UTC`,
  };
}
