import { addDays, type Birth, type ParseBirthOptions, parseBirth } from '../../juveniles/age/index.ts';
import type { HeldSince, RowWaitingCode } from './row-outcome.ts';

/** Since when a person is held: null where the list does not say. Or why the cell cannot be true. */
export type HeldSinceReading =
  | { readonly ok: true; readonly heldSince: HeldSince | null }
  | { readonly ok: false; readonly code: Extract<RowWaitingCode, `held-since-${string}`> };

/**
 * Reads since when a person is held or lives at the place, by the reader of births: the same ways of writing, digits and calendars, and a date that leaves more
 * than one day open is the interval of all of them. Its first day counts: nobody's detention is made shorter by a list that is not exact.
 */
export function readHeldSince(text: string, options: ParseBirthOptions, birth: Birth): HeldSinceReading {
  const reading = parseBirth(text, options);
  if (!reading.ok) {
    if (reading.code === 'birth-in-future') return { ok: false, code: 'held-since-in-future' };
    const impossible = reading.code === 'birth-day-impossible' || reading.code === 'birth-too-long-ago';
    return { ok: false, code: impossible ? 'held-since-impossible' : 'held-since-not-understood' };
  }
  const { from, to } = reading.birth;
  if (from === null || to === null) return { ok: true, heldSince: null };
  if (birth.from !== null && to <= birth.from) return { ok: false, code: 'held-since-before-birth' };
  return { ok: true, heldSince: { text, from, partial: addDays(from, 1) !== to } };
}
