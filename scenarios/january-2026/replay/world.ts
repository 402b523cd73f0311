import { anyCommand } from '../../../src/core/register/command-definition.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { addCompartment } from '../../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../../src/systems/sites/commands/add-section.ts';
import { addVehicle } from '../../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../../src/systems/sites/commands/allocate-number-block.ts';
import { nameSection } from '../../../src/systems/sites/commands/name-section.ts';
import { sectionNameIn } from './place-words.ts';
import type { PlannedConvoy } from './timetable.ts';

/** Places of one hall at the destination. */
const HALL = 400;
const SEATS = 15;
const COMPARTMENTS = 11;
const CAPACITY_SOURCE = 'synthetic figure of the replay';

/** The compartment in which who is a child, or may be one, travels. */
export const JUVENILE = 'J';
/** The section in which who is a child, or may be one, is held at a destination. */
export const JUVENILE_WING = 'Juvenile wing';
/** Where a convoy goes that is not let in at Karkh. */
export const SECOND_SITE = 'NAS';

/** The other two that were announced. Nobody came there, and nobody published how many places they have: half as many persons as were moved (made up), so that the three together could take everybody if one of them failed. */
const ONLY_ANNOUNCED = ['HIL', 'NIN'] as const;

/** The hall for the n-th person who arrives, counted from 0. */
export const hallOf = (arrival: number): string => `Hall ${Math.floor(arrival / HALL) + 1}`;

/** The vehicle of a convoy: convoys of one day have different ones. */
export const vehicleOf = (slot: number, mode: PlannedConvoy['mode']): string =>
  `${mode === 'air' ? 'AIR' : 'LAND'}-${slot + 1}`;

/** The vehicle that takes over from the one of a convoy when it breaks down on the way. */
export const reliefOf = (slot: number): string => `RELIEF-${slot + 1}`;

/** The compartment for the n-th adult of a convoy, counted from 0. */
export const compartmentOf = (adult: number): string => `C${Math.floor(adult / SEATS) + 1}`;

/** Where a convoy stands among those of its day, counted from 0. */
export const slotOf = (convoys: readonly PlannedConvoy[], convoy: PlannedConvoy): number =>
  convoys.filter(({ day }) => day === convoy.day).indexOf(convoy);

/** What an operation of this size needs beside the places of the scenario: halls at the destinations, vehicles for the fullest day, register numbers. */
export const enlargeWorld = async ({ issue }: Installation, convoys: readonly PlannedConvoy[]): Promise<void> => {
  const people = convoys.reduce((sum, { count }) => sum + count, 0);
  const name = (site: string, section: string) =>
    issue(anyCommand(nameSection), { site, section, ...sectionNameIn(section) });
  for (const site of ['KRK', SECOND_SITE]) {
    for (let hall = 0; hall * HALL <= people + 150; hall += 1) {
      await issue(anyCommand(addSection), {
        site,
        section: hallOf(hall * HALL),
        sex: 'male',
        ageGroup: 'adult',
        legalStatus: 'any',
        // a convoy that begins in one hall goes there whole
        capacity: HALL + 150,
        capacitySource: CAPACITY_SOURCE,
      });
      await name(site, hallOf(hall * HALL));
    }
    await issue(anyCommand(addSection), {
      site,
      section: JUVENILE_WING,
      sex: 'male',
      ageGroup: 'juvenile',
      legalStatus: 'any',
      capacity: 40 + Math.ceil(people / 5),
      capacitySource: CAPACITY_SOURCE,
    });
    await name(site, JUVENILE_WING);
  }
  for (const site of ONLY_ANNOUNCED)
    for (const [section, ageGroup, capacity] of [
      [hallOf(0), 'adult', Math.ceil(people / 2)],
      [JUVENILE_WING, 'juvenile', 20 + Math.ceil(people / 10)],
    ] as const) {
      await issue(anyCommand(addSection), {
        site,
        section,
        sex: 'male',
        ageGroup,
        legalStatus: 'any',
        capacity,
        capacitySource: CAPACITY_SOURCE,
      });
      await name(site, section);
    }
  const vehicles = new Map(convoys.map((convoy) => [vehicleOf(slotOf(convoys, convoy), convoy.mode), convoy.mode]));
  for (const [vehicle, mode] of vehicles) {
    await issue(anyCommand(addVehicle), {
      code: vehicle,
      authority: 'CJTF',
      kind: mode === 'air' ? 'aircraft' : 'bus',
    });
    for (let i = 0; i < COMPARTMENTS; i += 1)
      await issue(anyCommand(addCompartment), {
        vehicle,
        compartment: compartmentOf(i * SEATS),
        seats: SEATS,
        sex: 'male',
        ageGroup: 'adult',
      });
    await issue(anyCommand(addCompartment), {
      vehicle,
      compartment: JUVENILE,
      seats: 40,
      sex: 'male',
      ageGroup: 'juvenile',
    });
  }
  for (const slot of new Set(convoys.map((convoy) => slotOf(convoys, convoy)))) {
    const vehicle = reliefOf(slot);
    await issue(anyCommand(addVehicle), { code: vehicle, authority: 'CJTF', kind: 'bus' });
    await issue(anyCommand(addCompartment), {
      vehicle,
      compartment: compartmentOf(0),
      seats: SEATS,
      sex: 'male',
      ageGroup: 'adult',
    });
  }
  if (people > 9_000) await issue(anyCommand(allocateNumberBlock), { site: 'GHW', first: 10_000, size: people });
};
