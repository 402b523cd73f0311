import type { CustodyPeriod } from '../views.ts';

/** Whether nobody has the person, although somebody answers for the person: at large, unaccounted for, a missing resident, or claimed by two. */
export const isAway = (state: CustodyPeriod['state'] | null | undefined): boolean =>
  state === 'escaped' || state === 'unaccounted' || state === 'missing' || state === 'disputed';
