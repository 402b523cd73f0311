import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConvoyCrew } from './convoy-crew.ts';
import { advanceClock, goTo, pressAndConfirm, toManifest } from './gestures.ts';
import { type Journey, startJourney } from './journey.ts';
import { lookAround } from './look-around.ts';
import {
  acceptAll,
  assignCompartments,
  createManifest,
  examine,
  interview,
  proposeOrder,
  recordMissingOrders,
  resolveRows,
  seal,
  tell,
} from './preparing-steps.ts';
import type { JourneyLanguage } from './texts.ts';
import { admit, board, countHeads, handOver, recordMovement } from './way-steps.ts';

const CODE = 'C-001';
/** Persons on the list of 21 January, and how many of them have no age that is determined. */
const ALL = 150;
const UNDETERMINED = 4;

/**
 * The tests of one walk: the convoy of 150 from the list to admission, in one language. Each language has a file of its own, so that
 * the two walks go side by side.
 */
export const walkConvoy = (language: JourneyLanguage): void => {
  let journey: Journey;
  let crew: ConvoyCrew;

  beforeAll(async () => {
    journey = await startJourney(language, `convoy-${language}`);
    crew = journey.crew;
  });

  afterAll(async () => {
    await journey?.leave();
  });

  let isBroken = false;
  beforeEach(() => {
    if (isBroken) throw new Error('An earlier step of this journey failed.');
  });
  afterEach(({ task }) => {
    isBroken ||= task.result?.state === 'fail';
  });

  test('the list: every row is accepted, waits, or is refused; an officer decides on the rows that wait', async () => {
    const origin = await crew.officer('origin.one');
    await origin.look('operation');
    await resolveRows(origin);
  });

  test('the manifest and its order: proposed by one officer, approved by another', async () => {
    const cell = await crew.officer('cell.sdf');
    await createManifest(cell, CODE);
    await cell.look('new-manifest');
    await cell.press(cell.say('transfers:create.submit', { count: ALL }));
    await cell.page.waitForURL(/\/manifests\/\d+$/);
    await cell.look('manifest');
    await proposeOrder(await crew.officer('origin.one'), CODE);
    const second = await crew.officer('origin.two');
    await toManifest(second, CODE);
    await pressAndConfirm(second, second.say('transfers:command.transfers-approve-order'));
    await second.sees(second.say('transfers:order.state.approved'));
    await recordMissingOrders(await crew.officer('origin.one'), CODE);
  });

  test('notice and private interview, three days before; fitness on the day', async () => {
    const interviewer = await crew.officer('interviewer.pap');
    await tell(interviewer, CODE, ALL);
    await interview(interviewer, CODE, ALL);
    await advanceClock(interviewer, 72);
    await examine(await crew.officer('health.sdf'), CODE, ALL);
  });

  test('acceptance person by person, compartments, and the seal by both transfer cells', async () => {
    await acceptAll(await crew.officer('receiving.one'), CODE, ALL, UNDETERMINED);
    await assignCompartments(await crew.officer('cell.sdf'), CODE, ALL);
    await seal(crew, CODE);
  });

  test('boarding, head-count and the first hand-over, at tablets', async () => {
    const escort = await crew.officer('escort.one');
    await board(escort, CODE, ALL);
    await countHeads(escort, CODE, 'loading', 'GHW', ALL);
    await handOver(crew, CODE, 1, 'origin.one', 'escort.one', ALL);
  });

  test('the way over the border, and the second hand-over', async () => {
    const escort = await crew.officer('escort.one');
    await recordMovement(escort, CODE, 'departed', 'GHW');
    await recordMovement(escort, CODE, 'border-crossed', 'RAB');
    await recordMovement(escort, CODE, 'arrived', 'KRK');
    await escort.look('movement');
    // what was recorded is said where the escort looks
    await escort.sees(
      escort.say('transfers:movement.recorded', { what: escort.say('transfers:movement.kinds.arrived') }),
    );
    await handOver(crew, CODE, 2, 'escort.one', 'receiving.one', ALL);
    await lookAround(await crew.officer('cell.moj'), CODE, ALL);
  });

  test('admission with the seven answers, and the movement reconciles', async () => {
    await admit(await crew.officer('receiving.one'), CODE, ALL);
    const second = await crew.officer('receiving.two');
    await toManifest(second, CODE);
    await pressAndConfirm(second, second.say('transfers:command.transfers-close-movement'));
    await second.sees(second.say('transfers:status.closed'));
    await second.look('closed');
    await goTo(second, 'operation');
    await second.look('operation-done');
  });

  test('the file of a person shows the custody that resulted, and the receipt is a PDF', async () => {
    const officer = await crew.officer('receiving.one');
    await toManifest(officer, CODE);
    const receipt = officer.page.getByRole('link', { name: officer.say('transfers:handover.receipt'), exact: true });
    expect(await receipt.count()).toBe(2);
    const answer = await officer.page.request.get((await receipt.first().getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect((await answer.body()).subarray(0, 4).toString()).toBe('%PDF');
    await goTo(officer, 'people');
    await officer.settle();
    await officer.type(officer.say('register:people.search'), 'GHW-000002-V');
    await officer.press(officer.say('register:people.find'));
    await officer.settle();
    await officer.press(officer.page.getByRole('link', { name: 'GHW-000002-V' }));
    await officer.page.waitForURL(/\/people\/\d+$/);
    await officer.look('person');
    const [custody] = await officer.page
      .getByRole('region', { name: officer.say('register:custody.title') })
      .getByRole('row')
      .allTextContents()
      .then((rows) => rows.filter((row) => row.includes(officer.say('register:custody.ongoing'))));
    expect(custody).toContain((await siteNames(journey.server.origin, language, officer.page.request)).get('KRK'));
  });

  test('no page that was seen has a fault, and the register that is left is consistent', async () => {
    const { presses, keys } = journey.effort;
    process.stdout.write(`in ${language}: ${presses} presses, ${keys} keys typed\n`);
    await journey.arrive();
  });
};

/** Names of the sites in a language, as the signed-in officer is told them. */
const siteNames = async (
  origin: string,
  language: 'ar' | 'en',
  request: { get: (address: string) => Promise<{ json: () => Promise<unknown> }> },
): Promise<Map<string, string>> => {
  const answer = await request.get(`${origin}/api/sites/sites`);
  const sites = (await answer.json()) as { code: string; name: Record<'ar' | 'en', string> }[];
  return new Map(sites.map((site) => [site.code, site.name[language]]));
};
