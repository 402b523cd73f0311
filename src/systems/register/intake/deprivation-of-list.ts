import type { StatedArrest } from '../lists/row-outcome.ts';
import type { Deprivation, Particular } from './particulars.ts';

/** What a list says of the arrest, as particulars: inherited from whoever made the list and unverified; what it does not say is asked for on the file. */
export const deprivationOf = (arrest: StatedArrest, source: string): Omit<Deprivation, 'way'> => {
  const inherited = (text?: string): Particular => ({
    state: 'inherited',
    from: source,
    ...(text === undefined ? {} : { text }),
  });
  return {
    when: arrest.unread === undefined ? inherited(arrest.when) : { state: 'unknown', reason: arrest.unread },
    place: inherited(arrest.place),
    unit: inherited(),
    authority: inherited(arrest.by),
    circumstances: inherited(),
    condition: inherited(),
    reasonsTold: inherited(),
    inventory: { state: 'unknown', reason: source },
  };
};
