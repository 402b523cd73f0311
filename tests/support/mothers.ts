import { decideAccompaniment } from '../../src/systems/register/commands/decide-accompaniment.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { recordAccompanyingChild } from '../../src/systems/register/commands/record-accompanying-child.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { person } from '../../src/systems/register/queries/person.ts';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { ask } from './ask.ts';
import { HOUR, START, type TestRegister } from './register.ts';

const DAY = 24 * HOUR;
const REASONS = 'He is nursed by his mother, and nobody else of the family is here.';

/** Women of a section for women, and their children; a vehicle for women, and sections for women at both sites. */
export const createMothers = async (test: TestRegister) => {
  await test.run('installation', addVehicle, { code: 'BUS-W', authority: 'CJTF', kind: 'bus' });
  for (const compartment of ['1', '2'])
    await test.run('installation', addCompartment, {
      vehicle: 'BUS-W',
      compartment,
      seats: 10,
      sex: 'female',
      ageGroup: 'adult',
    });
  for (const [site, section] of [
    ['KRK', 'W'],
    ['KRK', 'W2'],
    ['GHW', 'W2'],
  ] as const)
    await test.run('installation', addSection, {
      site,
      section,
      sex: 'female',
      ageGroup: 'adult',
      legalStatus: 'any',
      capacity: 20,
      capacitySource: 'test',
    });
  let count = 0;
  /** A woman in the section for women, under an order. */
  const woman = async (): Promise<number> => {
    count += 1;
    const personNo = await test.person({ name: `Mother ${'A'.repeat(count)}`, sex: 'female', section: 'W' });
    await test.run('sdf-origin', recordOrder, {
      persons: [personNo],
      ground: 'Suspected offence',
      article: 'Article 4',
      authority: 'SDF',
      documentSha256: await test.document('sdf-origin'),
      issuedAt: START - DAY,
      expiresAt: START + 60 * DAY,
    });
    return personNo;
  };
  const birthOf = async (motherNo: number): Promise<number> => {
    const { result } = await test.run('sdf-origin', recordBirth, { motherNo, sex: 'male', bornAt: START - HOUR / 2 });
    return (result as { personNo: number }).personNo;
  };
  const childOf = (name: string, birth = '2022-03-01') => ({
    names: [{ full: name, script: 'latin' as const, kind: 'primary' as const, source: 'the mother' }],
    sex: 'male' as const,
    birth,
    nationalities: [],
  });
  const cameWith = async (parentNo: number): Promise<number> => {
    const { result } = await test.run('sdf-origin', recordAccompanyingChild, {
      parentNo,
      person: childOf('Yusuf Example'),
      fromAt: START - HOUR / 2,
    });
    return (result as { personNo: number }).personNo;
  };
  const decide = (
    personNo: number,
    parentNo: number,
    outcome: 'beside' | 'apart' = 'beside',
    officer: 'moj-child' | 'sdf-origin' = 'moj-child',
  ) =>
    test.run(officer, decideAccompaniment, {
      personNo,
      parentNo,
      outcome,
      reasons: REASONS,
      reviewAt: START + 90 * DAY,
    });
  const open = async (personNo: number): Promise<string[]> =>
    (
      await test.admin.query<{ rule: string }>(
        'SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL ORDER BY 1',
        [personNo],
      )
    ).rows.map(({ rule }) => rule);
  const sectionOf = async (personNo: number): Promise<string | undefined> =>
    (
      await test.admin.query(
        "SELECT section FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
        [personNo],
      )
    ).rows[0]?.section;
  const move = (personNo: number, section: string) =>
    test.run('sdf-origin', moveSection, { personNo, site: 'GHW', section, reason: 'roll of the day' });
  const file = (personNo: number) => ask(test, 'sdf-origin', person, { personNo: String(personNo) });
  const owed = async (personNo: number) => (await file(personNo)).owedNext.map(({ code }) => code);
  return { woman, birthOf, childOf, cameWith, decide, open, sectionOf, move, file, owed };
};
export type Mothers = Awaited<ReturnType<typeof createMothers>>;
