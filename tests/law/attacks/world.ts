import { recordOrder } from '../../../src/systems/register/commands/record-order.ts';
import { Attackers } from '../../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../../support/convoy.ts';
import { deathRecorded } from '../../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../../support/register.ts';

/** A register in which every attack finds what it is on. Nothing of it changes: each attack is taken back. */
export interface World {
  readonly test: TestRegister;
  /** A convoy whose gates are all open: the seal is next. */
  readonly ready: TestConvoy;
  /** A convoy that boarded, with the first signature of the first hand-over. */
  readonly offered: TestConvoy;
  readonly offerId: string;
  readonly sealHash: string;
  /** A convoy that the escort holds. */
  readonly onTheWay: TestConvoy;
  /** A man in section A with an order in force, on no manifest. */
  readonly man: number;
  /** A man in section A, found there without an order. */
  readonly unordered: number;
  readonly woman: number;
  readonly boy: number;
  readonly dead: number;
  /** The stored document of an order. */
  readonly document: string;
  /** The order of `man`. */
  readonly orderId: string;
  /** The event by which `man` came into the register. */
  readonly entry: string;
  readonly siteStream: number;
  readonly now: number;
  /** The id of an officer's key; enrolled for those who sign. */
  readonly key: (officer: TestOfficer) => string;
}

/** Makes the register of the attacks. */
export const openWorld = async (): Promise<{ world: World; attackers: Attackers }> => {
  const test = await createTestRegister();
  const attackers = await Attackers.open(test);
  const one = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await test.admin.query(sql, values)).rows[0] as Row;
  const ready = await (await createTestConvoy(test, 2)).until('placed');
  const offered = await (await createTestConvoy(test, 2)).until('boarded');
  const { offerId } = await offered.offer(1, 'sdf-origin');
  const onTheWay = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const [man, unordered, dead] = [
    await test.person({ section: 'A' }),
    await test.person({ section: 'A' }),
    await test.person({ section: 'A' }),
  ];
  const woman = await test.person({ sex: 'female', section: 'W' });
  const boy = await test.person({ birth: '2012-05', section: 'J' });
  const document = await test.document('sdf-origin');
  await test.document('clerk');
  const order = await test.run('sdf-origin', recordOrder, {
    persons: [man, woman, boy],
    ground: 'Suspected offence',
    article: 'Article 4',
    authority: 'SDF',
    documentSha256: document,
    issuedAt: START - HOUR,
    expiresAt: START + 60 * 24 * HOUR,
  });
  if ((await attackers.as('sdf-origin').append(deathRecorded(dead))) !== 'accepted') throw new Error('no death');
  const keys = new Map<TestOfficer, string>();
  for (const officer of ['sdf-origin', 'escort', 'moj-receiver'] as const)
    keys.set(officer, (await test.device(officer)).keyId);
  const entry = await one<{ id: string }>('SELECT event_id AS id FROM register.custody_fact WHERE person_no = $1', [
    man,
  ]);
  const site = await one<{ no: string }>("SELECT sites.stream_of('GHW') AS no");
  const clock = await one<{ ms: string }>('SELECT register.ms(register.clock()) AS ms');
  const world: World = {
    test,
    ready,
    offered,
    offerId,
    sealHash: await offered.sealHash(),
    onTheWay,
    man,
    unordered,
    woman,
    boy,
    dead,
    document,
    orderId: order.events[0]?.id as string,
    entry: entry.id,
    siteStream: Number(site.no),
    now: Number(clock.ms),
    key: (officer) => keys.get(officer) ?? '00'.repeat(8),
  };
  return { world, attackers };
};
