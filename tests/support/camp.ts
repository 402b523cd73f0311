import { registerHousehold } from '../../src/systems/register/commands/register-household.ts';
import { addFamilyCompartment } from '../../src/systems/sites/commands/add-family-compartment.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { HOUR, START, type TestRegister } from './register.ts';

/** A household of three in a camp: the head, and two children. */
export type TestHousehold = { readonly householdId: string; readonly persons: [number, number, number] };

/**
 * Adds a camp (HOL) with two sections for families, a rehabilitation site over the border (JAD), a bus for families and an operation between them.
 * @returns the number of the operation
 */
export const addCamp = async (test: TestRegister): Promise<number> => {
  await test.run('installation', addSite, {
    code: 'HOL',
    nameEn: 'HOL',
    nameAr: 'HOL',
    kind: 'camp',
    country: 'SYR',
    zone: 'Asia/Damascus',
    authority: 'SDF',
  });
  for (const section of ['Phase 1', 'Phase 2'])
    await test.run('installation', addFamilySection, { site: 'HOL', section, capacity: 40, capacitySource: 'test' });
  await test.run('installation', allocateNumberBlock, { site: 'HOL', first: 1, size: 500 });
  await test.run('installation', addSite, {
    code: 'JAD',
    nameEn: 'JAD',
    nameAr: 'JAD',
    kind: 'rehabilitation',
    country: 'IRQ',
    zone: 'Asia/Baghdad',
    authority: 'MOJ',
  });
  await test.run('installation', addFamilySection, {
    site: 'JAD',
    section: 'Families',
    capacity: 40,
    capacitySource: 'test',
  });
  await test.run('installation', addVehicle, { code: 'FAM-1', authority: 'CJTF', kind: 'bus' });
  await test.run('installation', addFamilyCompartment, { vehicle: 'FAM-1', compartment: 'all', seats: 20 });
  const opened = await test.run('installation', openOperation, {
    code: 'CAMPS',
    titleEn: 'Camps',
    titleAr: 'المخيمات',
    jointSupervision: [],
  });
  return opened.events[0]?.streamNo as number;
};

/** A person as a list of a camp names one. */
export const campPerson = (full: string, sex: 'male' | 'female', birth: string) => ({
  names: [{ full, script: 'latin' as const, kind: 'primary' as const, source: 'test' }],
  sex,
  birth,
  nationalities: [],
});

/** A mother with a boy and a girl who live in the first section. */
export const registerTestHousehold = async (test: TestRegister): Promise<TestHousehold> => {
  const { result } = await test.run('sdf-origin', registerHousehold, {
    site: 'HOL',
    section: 'Phase 1',
    sinceAt: START - HOUR,
    source: 'camp list',
    members: [
      { role: 'head', person: campPerson('Layla Test', 'female', '1988-05-05') },
      { role: 'child', person: campPerson('Omar Test', 'male', '2015-02-02') },
      { role: 'child', person: campPerson('Hala Test', 'female', '2018-03-03') },
    ],
  });
  const { householdId, persons } = result as { householdId: string; persons: { personNo: number }[] };
  return { householdId, persons: persons.map(({ personNo }) => personNo) as [number, number, number] };
};

/** State of the present custody of a person; undefined where it ended. */
export const presentState = async (test: TestRegister, personNo: number): Promise<string | undefined> =>
  (
    await test.admin.query(
      "SELECT state FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [personNo],
    )
  ).rows[0]?.state;
/** Rules of the breaches of a person. */
export const breachesOf = async (test: TestRegister, personNo: number): Promise<string[]> =>
  (await test.admin.query('SELECT rule FROM register.breach WHERE person_no = $1 ORDER BY 1', [personNo])).rows.map(
    ({ rule }) => rule,
  );

let convoys = 0;
/** A manifest of `create-manifest` from the camp over the border, each with a code of its own. */
export const campManifest = (operationNo: number, persons: readonly number[]) => {
  convoys += 1;
  return {
    operationNo,
    code: `CAMP-${convoys}`,
    fromSite: 'HOL',
    toSite: 'JAD',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 96 * HOUR,
    persons: [...persons],
  };
};
