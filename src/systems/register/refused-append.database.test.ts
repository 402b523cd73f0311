import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { unlistedCommand } from '../../../tests/support/unlisted-command.ts';
import { RemarkRecorded } from './events.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

it('a command that the database refuses ends only after its answer, which would otherwise commit what comes next on the connection', async () => {
  const personNo = await test.person();
  let isAnswered = false;
  const remark = unlistedCommand({
    system: 'register',
    name: 'remark-slowly',
    roles: ['receiving_officer'],
    input: z.object({}),
    streams: () => [personNo],
    load: async () => undefined,
    decide: () => [RemarkRecorded.make({ stream: personNo, data: {}, personal: { text: 'seen' } })],
    present: async () => {
      await sleep(300);
      isAnswered = true;
      return {};
    },
    result: z.object({}),
  });
  // a person of another authority: the command does not ask, the append does
  await expect(test.run('moj-receiver', remark, {})).rejects.toMatchObject({ code: 'not-permitted' });
  expect(isAnswered).toBe(true);
});
