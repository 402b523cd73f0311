import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainPicture } from '../../scenarios/january-2026/plain-picture.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { keepServerWord } from '../../src/server/keep-server-word.ts';
import { recordPhotograph } from '../../src/systems/register/commands/record-photograph.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const append = (officer: TestOfficer, ...events: ForgedEvent[]) => attackers.as(officer).append(...events);
const recorded = (stream: number, { id = uuidv7(), ...personal }: Record<string, string> = {}): ForgedEvent => ({
  type: 'DistinguishingMarkRecorded',
  stream,
  id,
  data: {},
  personal: { kind: 'scar', place: 'neck', seenBy: 'guard', ...personal },
});
const withdrawn = (stream: number, markId: string, reason = 'another man'): ForgedEvent => ({
  type: 'DistinguishingMarkWithdrawn',
  stream,
  data: { markId },
  personal: { reason },
});
const photograph = (stream: number, documentSha256: string, authority = 'SDF'): ForgedEvent => ({
  type: 'PhotographRecorded',
  stream,
  data: { documentSha256, authority },
  personal: {},
});

describe('marks and photographs: what the commands refuse, PostgreSQL refuses', () => {
  it('a mark has a kind and a place of the list, who saw it, and words where it is another one', async () => {
    const personNo = await test.person();
    expect(await append('sdf-origin', recorded(personNo, { seenBy: ' ' }))).toBe('invalid-input');
    expect(await append('sdf-origin', recorded(personNo, { kind: 'other' }))).toBe('invalid-input');
    expect(await append('sdf-origin', recorded(personNo, { kind: 'other', description: ' ' }))).toBe('invalid-input');
    for (const wrong of [{ kind: 'face' }, { place: 'soul' }])
      expect(await append('sdf-origin', recorded(personNo, wrong))).not.toBe('accepted');
    expect(await append('sdf-origin', recorded(personNo))).toBe('accepted');
  });

  it('not-permitted: of whom the own authority neither holds nor held', async () => {
    const personNo = await test.person();
    for (const officer of ['moj-cell', 'monitor', 'sdf-admin'] as const)
      expect([officer, await append(officer, recorded(personNo))]).toEqual([officer, 'not-permitted']);
  });

  it('a mark is withdrawn once, for a reason, on the file where it is', async () => {
    const [personNo, other] = [await test.person(), await test.person()];
    const id = uuidv7();
    expect(await append('sdf-origin', recorded(personNo, { id }))).toBe('accepted');
    expect(await append('sdf-origin', withdrawn(personNo, id, ' '))).toBe('invalid-input');
    expect(await append('sdf-origin', withdrawn(other, id))).toBe('stale');
    expect(await append('moj-cell', withdrawn(personNo, id))).toBe('not-permitted');
    expect(await append('sdf-origin', withdrawn(personNo, id))).toBe('accepted');
    expect(await append('sdf-origin', withdrawn(personNo, id))).toBe('stale');
  });

  it('a photograph is taken from nobody but the server that has looked at it', async () => {
    const personNo = await test.person();
    const bytes = plainPicture(7);
    const sha256 = hash('sha256', bytes);
    await test.run('sdf-origin', storeDocument, { sha256, bytes: bytes.length, mediaType: 'image/png' });
    await keepServerWord(test.database.admin, test.key);
    expect(await append('sdf-origin', photograph(personNo, sha256))).toBe('not-permitted');
    const told = await test.run('sdf-origin', recordPhotograph, { personNo, documentSha256: sha256 });
    expect(
      await append('moj-receiver', {
        type: 'PhotographWithdrawn',
        stream: personNo,
        data: { photographId: told.events[0]?.id as string },
        personal: { reason: 'another man' },
      }),
    ).toBe('not-permitted');
  });

  it('nobody who serves writes the tables', async () => {
    for (const table of ['distinguishing_mark', 'photograph']) {
      await expect(test.see('sdf-origin', `UPDATE register.${table} SET event_pos = 1`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(test.see('sdf-origin', `DELETE FROM register.${table}`)).rejects.toThrow(/permission denied/);
    }
  });
});
