import { Refusal } from '../../../core/register/refusal.ts';
import { takesResidents } from './residents.ts';

/** As what persons are entered who are found at a site. */
export const PEOPLE = ['residents', 'detainees'] as const;
/** One of `PEOPLE`. */
export type People = (typeof PEOPLE)[number];

/**
 * As what persons are entered who are found at a site: where people live without being detained an officer says it, and nobody becomes a detainee by standing on
 * a list of a camp (I31, docs/decisions/0022-residents-are-not-detainees.md). Nobody is a resident of a prison.
 * @throws Refusal `invalid-input` where it must be said and was not, `I31-resident-not-detained` for residents of a prison
 */
export const getPeople = (site: { readonly kind: string }, said: People | undefined): People => {
  if (takesResidents(site.kind)) {
    if (said === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'people-needed', field: 'people' }] });
    return said;
  }
  if (said === 'residents')
    throw new Refusal('I31-resident-not-detained', { values: { detail: 'nobody is a resident of a prison' } });
  return 'detainees';
};
