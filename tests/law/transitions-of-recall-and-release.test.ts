import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { CHECK_ITEMS } from '../../src/systems/register/release/release.ts';
import { findTransition, transitions } from '../../src/systems/transfers/transitions.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let document: string;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  document = await test.document('sdf-origin');
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

type Act = readonly [officer: TestOfficer, events: readonly ForgedEvent[]];
const send = ([officer, events]: Act) => attackers.as(officer).append(...events);

/** Acts on the release of a person, each by an officer who may take it. */
const actsOf = (personNo: number, releaseId: string): Readonly<Record<string, Act>> => {
  const act = (type: string, personal: Record<string, string>, data: Record<string, string | boolean> = {}) => ({
    type,
    stream: personNo,
    data: { releaseId, ...data },
    personal,
  });
  return {
    ReleaseApproved: ['sdf-origin-two', [act('ReleaseApproved', {})]],
    ReleaseChecked: [
      'sdf-origin',
      CHECK_ITEMS.map((item) => act('ReleaseChecked', { source: 'letter 4' }, { item, satisfied: true })),
    ],
    ReleaseCarriedOut: ['sdf-origin', [act('ReleaseCarriedOut', { place: 'the gate' })]],
    ReleaseVerified: ['clerk', [act('ReleaseVerified', { how: 'met at home' })]],
    ReleaseWithdrawn: ['sdf-origin', [act('ReleaseWithdrawn', { reason: 'another order came' })]],
  };
};
const WAYS: Readonly<Record<string, readonly string[]>> = {
  proposed: [],
  approved: ['ReleaseApproved', 'ReleaseChecked'],
  'carried-out': ['ReleaseApproved', 'ReleaseChecked', 'ReleaseCarriedOut'],
  verified: ['ReleaseApproved', 'ReleaseChecked', 'ReleaseCarriedOut', 'ReleaseVerified'],
  withdrawn: ['ReleaseWithdrawn'],
};
/** The release of a new person, brought to a state. */
const releaseIn = async (state: string) => {
  const personNo = await test.person();
  const id = uuidv7();
  const data = { documentSha256: document };
  const personal = { ground: 'acquitted', orderedBy: 'the court' };
  expect(await send(['sdf-origin', [{ type: 'ReleaseProposed', stream: personNo, id, data, personal }]])).toBe(
    'accepted',
  );
  const acts = actsOf(personNo, id);
  for (const step of WAYS[state] ?? [])
    expect([state, step, await send(acts[step] as Act)]).toEqual([state, step, 'accepted']);
  return acts;
};

it('no-such-step: in every state of a release the database takes the acts that its table has a row for, and no other', async () => {
  const states = [...new Set(transitions.filter(({ machine }) => machine === 'release').flatMap(({ from }) => from))];
  expect(Object.keys(WAYS)).toEqual(expect.arrayContaining(states.filter((state) => state !== 'new')));
  const taken: string[] = [];
  const tabled: string[] = [];
  for (const state of Object.keys(WAYS))
    for (const act of Object.keys(actsOf(0, ''))) {
      const row = findTransition('release', state, act);
      // a release that was carried out is taken back only where custody went on all the same, which the rule of the row asks
      if (row !== undefined && row.rule !== 'release-step') tabled.push(`${state} ${act}`);
      const acts = await releaseIn(state);
      if ((await send(acts[act] as Act)) === 'accepted') taken.push(`${state} ${act}`);
    }
  expect(taken).toEqual(tabled);
});

it('no-such-step: in every state of a recall the database takes the answers that its table has a row for, and no other', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('closed');
  const { manifestNo } = convoy;
  const requested = (personNo: number, id: string): ForgedEvent => ({
    type: 'RecallRequested',
    stream: personNo,
    id,
    data: { manifestNo, ground: 'access-refused' },
    personal: { reasons: 'no visit was let in' },
  });
  const answered = (personNo: number, recallId: string, answer: string): Act => [
    'moj-receiver',
    [
      {
        type: 'RecallAnswered',
        stream: personNo,
        v: 2,
        data: { recallId, answer },
        personal: { ...(answer === 'refused' ? { reason: 'remedied' } : {}), note: 'as was asked' },
      },
    ],
  ];
  const answers = ['agreed', 'refused', 'forgotten'];
  for (const [i, first] of answers.entries()) {
    const personNo = convoy.persons[i] as number;
    const id = uuidv7();
    expect(await send(['sdf-cell', [requested(personNo, id)]])).toBe('accepted');
    // one recall of a person at a time
    expect(await send(['sdf-cell', [requested(personNo, uuidv7())]])).not.toBe('accepted');
    const isTabled = findTransition('recall', 'requested', `RecallAnswered:${first}`) !== undefined;
    expect([first, (await send(answered(personNo, id, first))) === 'accepted']).toEqual([first, isTabled]);
    if (isTabled)
      for (const again of answers) {
        expect(findTransition('recall', first, `RecallAnswered:${again}`)).toBeUndefined();
        expect([first, again, await send(answered(personNo, id, again))]).toEqual([first, again, 'stale']);
      }
  }
});
