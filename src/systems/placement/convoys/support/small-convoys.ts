import { checkConvoyInstance } from '../files/read-convoy-instance.ts';

/** One site, one axis, one destination, as many lots of one man as there are persons; anything said otherwise. */
export const smallConvoys = (persons: number, more: object = {}) => {
  const value = {
    format: 'amana-convoys-1',
    days: 4,
    from: 0,
    kinds: ['women', 'men'],
    sites: [{ id: 'S0', hazard: 2, lossDay: null, open: null }],
    destinations: [{ id: 'F0', intake: 100 }],
    crossings: [{ id: 'X0', open: null }],
    axes: [
      { id: 'A0', crossings: ['X0'], open: null, persons: 2, teams: 1, vehicles: { bus: 1 }, convoysPerDay: null },
    ],
    drives: [{ origin: 'S0', axis: 'A0', destination: 'F0', minutes: 60 }],
    driving: {
      kmPerHour: 45,
      restAfterMinutes: 240,
      restMinutes: 30,
      durations: [{ overMinutes: 0, busyDays: 1, arrivesAfterDays: 0 }],
    },
    teams: 1,
    vehicles: [{ id: 'bus', count: 1, compartments: [{ seats: 2, kinds: ['women', 'men'], medical: false }] }],
    lots: Array.from({ length: persons }, (_, index) => ({
      id: `l${index}`,
      origin: 'S0',
      destination: 'F0',
      kind: 'men',
      medical: false,
      size: 1,
      count: 1,
    })),
    apart: [] as [string, string][],
    fixed: [],
    ...more,
  };
  return { instance: checkConvoyInstance(value), value };
};
