import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainPicture } from '../../../../scenarios/january-2026/plain-picture.ts';
import { ask } from '../../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { recordMark } from '../commands/record-mark.ts';
import { recordOrder } from '../commands/record-order.ts';
import { recordPhotograph } from '../commands/record-photograph.ts';
import { storeDocument } from '../commands/store-document.ts';
import { withdrawMark } from '../commands/withdraw-mark.ts';
import { withdrawPhotograph } from '../commands/withdraw-photograph.ts';
import { people } from '../queries/people.ts';
import { person } from '../queries/person.ts';
import type { PeopleAnswer, PersonAnswer } from '../views.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const fileOf = async (personNo: number, officer: TestOfficer = 'sdf-origin') =>
  ((await ask(test, officer, person, { personNo: String(personNo) })) as PersonAnswer).person;
const found = async (filter: Record<string, string>, officer: TestOfficer = 'sdf-origin') =>
  ((await ask(test, officer, people, filter)) as PeopleAnswer).rows.map(({ personNo }) => personNo);
const picture = async (number: number, officer: TestOfficer = 'sdf-origin'): Promise<string> => {
  const bytes = plainPicture(number);
  const sha256 = hash('sha256', bytes);
  await test.run(officer, storeDocument, { sha256, bytes: bytes.length, mediaType: 'image/png' });
  return sha256;
};

it('persons are found by kind and place of a mark, by nothing of its words, and no more when it is withdrawn', async () => {
  const [one, two] = [await test.person({ section: 'A' }), await test.person()];
  const seen = { seenBy: 'nurse of the reception', seenAt: START - 2 * HOUR };
  const scar = await test.run('sdf-origin', recordMark, { personNo: one, kind: 'scar', place: 'left-hand', ...seen });
  await test.run('sdf-health', recordMark, {
    personNo: two,
    kind: 'other',
    place: 'left-hand',
    description: 'a sixth finger',
    ...seen,
  });
  expect(await found({ mark: 'scar' })).toEqual([one]);
  expect(await found({ bodyPlace: 'left-hand' })).toEqual([one, two]);
  expect(await found({ mark: 'scar', bodyPlace: 'left-hand', site: 'GHW', section: 'A', status: 'held' })).toEqual([
    one,
  ]);
  for (const status of ['resident', 'moving', 'unaccounted', 'ended', 'review', 'on-manifest', 'breach'])
    expect([status, await found({ mark: 'scar', status, section: 'SMALL' })]).toEqual([status, []]);
  expect(await found({ q: 'sixth finger' })).toEqual([]);
  expect(await found({ mark: 'scar' }, 'moj-cell')).toEqual([]);
  const markId = scar.events[0]?.id as string;
  await test.run('sdf-origin', withdrawMark, { markId, reason: 'it was paint' });
  await expect(test.run('sdf-origin', withdrawMark, { markId, reason: 'again' })).rejects.toMatchObject({
    code: 'stale',
  });
  expect(await found({ mark: 'scar' })).toEqual([]);
  expect((await fileOf(one)).marks).toEqual([
    { markId, kind: 'scar', place: 'left-hand', description: null, withdrawal: 'it was paint', ...seen },
  ]);
});

it('a mark of another kind has words, and none is seen in the future', async () => {
  const personNo = await test.person();
  const mark = { personNo, kind: 'other', place: 'neck', seenBy: 'guard' } as const;
  await expect(test.run('sdf-origin', recordMark, mark)).rejects.toMatchObject({
    problems: [{ code: 'mark-in-words', field: 'description' }],
  });
  await expect(
    test.run('sdf-origin', recordMark, { ...mark, description: 'x', seenAt: START + 9 * HOUR }),
  ).rejects.toMatchObject({ problems: [{ code: 'in-the-future', field: 'seenAt' }] });
});

it('the newest photograph that stands is first, a withdrawn one stays with its reason, and a monitor sees none', async () => {
  const personNo = await test.person();
  const [older, newer] = [await picture(1), await picture(2)];
  await test.run('sdf-origin', recordPhotograph, { personNo, documentSha256: newer, takenAt: START - HOUR });
  await test.run('sdf-origin', recordPhotograph, {
    personNo,
    documentSha256: older,
    takenAt: START - 5 * HOUR,
    takenBy: 'CJTF',
  });
  await expect(test.run('sdf-origin', recordPhotograph, { personNo, documentSha256: newer })).rejects.toMatchObject({
    code: 'photograph-recorded',
  });
  const shown = (await fileOf(personNo)).photographs;
  expect(shown.map(({ documentSha256, takenBy }) => [documentSha256, takenBy])).toEqual([
    [newer, 'SDF'],
    [older, 'CJTF'],
  ]);
  await test.run('sdf-origin', withdrawPhotograph, {
    photographId: shown[0]?.photographId as string,
    reason: 'another man',
  });
  expect((await fileOf(personNo)).photographs.map(({ withdrawal }) => withdrawal)).toEqual(['another man', null]);
  const reads = (officer: TestOfficer) => test.see(officer, 'SELECT FROM register.document WHERE sha256 = $1', [older]);
  expect(await reads('clerk')).toHaveLength(1);
  expect((await fileOf(personNo, 'clerk')).photographs).toHaveLength(2);
  for (const officer of ['monitor', 'moj-cell'] as const) {
    expect([officer, await reads(officer)]).toEqual([officer, []]);
    expect(await test.see(officer, 'SELECT FROM register.photograph')).toEqual([]);
  }
  const { photographs, marks } = await fileOf(personNo, 'monitor');
  expect([photographs, marks]).toEqual([[], []]);
});

it('what else a picture is, is read by a monitor as before: an order is not hidden by being called a photograph', async () => {
  const personNo = await test.person();
  const documentSha256 = await picture(3);
  const reads = (officer: TestOfficer) =>
    test.see(officer, 'SELECT FROM register.document WHERE sha256 = $1', [documentSha256]);
  await test.run('sdf-origin', recordOrder, {
    persons: [personNo],
    ground: 'remand',
    article: '4 of Law 13/2005',
    authority: 'SDF',
    documentSha256,
    issuedAt: START - HOUR,
    expiresAt: START + 24 * HOUR,
  });
  expect(await reads('monitor')).toHaveLength(1);
  const { events } = await test.run('sdf-origin', recordPhotograph, { personNo, documentSha256 });
  expect(await reads('monitor')).toHaveLength(1);
  const photographId = events[0]?.id as string;
  await test.run('sdf-origin', withdrawPhotograph, { photographId, reason: 'an order, no photograph' });
  expect(await reads('monitor')).toHaveLength(1);
});

it('a photograph is a stored picture, of a person within reach, of an authority that there is', async () => {
  const personNo = await test.person();
  const documentSha256 = await test.document('sdf-origin');
  await expect(test.run('sdf-origin', recordPhotograph, { personNo, documentSha256 })).rejects.toMatchObject({
    code: 'photograph-type',
  });
  await expect(
    test.run('sdf-origin', recordPhotograph, { personNo, documentSha256: 'a'.repeat(64) }),
  ).rejects.toMatchObject({ problems: [{ code: 'document-not-stored' }] });
  const taken = await picture(3);
  await expect(
    test.run('sdf-origin', recordPhotograph, { personNo, documentSha256: taken, takenBy: 'NOBODY' }),
  ).rejects.toMatchObject({ problems: [{ code: 'not-found', field: 'takenBy' }] });
  await expect(
    test.run('moj-receiver', recordPhotograph, { personNo, documentSha256: await picture(4, 'moj-receiver') }),
  ).rejects.toMatchObject({ code: 'not-found' });
});
