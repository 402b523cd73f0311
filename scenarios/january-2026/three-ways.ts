import { type BuiltInstance, buildInstance } from '../../src/systems/transfers/plans/build-instance.ts';
import type { PlanSite } from '../../src/systems/transfers/plans/plan-facts.ts';
import type { ReadPlanRows } from '../../src/systems/transfers/plans/read-plan-rows.ts';
import { announcedDestinations } from './announced-destinations.ts';

/** One way in which those who were moved could have been spread: its title, in English and in Arabic because it is shown in every language as it stands, and the sites that may receive. */
export type Way = {
  readonly key: 'announced' | 'happened' | 'best';
  readonly title: string;
  readonly receiving: readonly string[];
};

/** Where everybody was in fact (F098). */
const KARKH = 'KRK';

/** The operation planned three ways: to the provinces that were announced, to the one prison to which everybody came, and to all prisons of both. */
export const threeWays = (): readonly Way[] => {
  const announced = [...new Set(announcedDestinations().map(({ site }) => site))].sort();
  return [
    {
      key: 'announced',
      title: 'The provinces that were announced / المحافظات التي أُعلن عنها',
      receiving: announced,
    },
    { key: 'happened', title: 'One prison, as it happened / سجن واحد، كما حدث', receiving: [KARKH] },
    {
      key: 'best',
      title: 'The best over all four prisons / الأفضل في السجون الأربعة جميعها',
      receiving: [...announced, KARKH].sort(),
    },
  ];
};

/**
 * The instance of a plan as it could have been made before the convoys: everybody is where they came from, so that the kilometres are those of the operation and not those of one more move. Pure. What else counted is what the register says
 * (sex, evidence of age, orders, levels, pairs); the units keep the register's facts, with where each person is now.
 * @param cameFrom the site from which a person came, by number; whoever is not in it came from where they are
 * @param origins where those sites lie
 */
export const instanceFromOrigins = (
  rows: ReadPlanRows,
  cameFrom: ReadonlyMap<number, string>,
  origins: readonly PlanSite[],
): BuiltInstance => {
  const recorded = new Map(rows.people.map((person) => [person.personNo, person]));
  const built = buildInstance({
    ...rows,
    people: rows.people.map(({ personNo, facts }) => ({
      personNo,
      facts: { ...facts, site: facts.site === null ? null : (cameFrom.get(personNo) ?? facts.site) },
    })),
    sites: [...rows.sites, ...origins.filter(({ code }) => !rows.sites.some((site) => site.code === code))],
  });
  if (built.instance === undefined) throw new Error('Nobody is there whom a plan could place.');
  return {
    ...built,
    units: built.units.map(({ id, members }) => ({
      id,
      members: members.map((member) => recorded.get(member.personNo) ?? member),
    })),
  };
};
