import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { type SignedLog, signLog } from '../../../../tests/support/signed-log.ts';
import { unwrapStreamKey } from '../../../core/ledger/envelope-key.ts';
import { leafLabel } from '../../../core/ledger/leaf.ts';
import { tilePath } from '../../../core/ledger/log/tile-path.ts';
import { readSlip, slipText } from '../../../core/ledger/slip.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { issueSlip } from '../commands/issue-slip.ts';
import { recordMark } from '../commands/record-mark.ts';
import { renderSlip } from '../paper/slip.ts';
import { slip } from '../queries/slip.ts';

let test: TestRegister;
let log: SignedLog | undefined;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(async () => {
  log?.remove();
  await test.close();
});

const asked = (personNo: number, officer: Parameters<typeof ask>[1] = 'sdf-origin') =>
  ask(test, officer, slip, { personNo: String(personNo) });

it('a slip is printed by the officer who issued it within the hour, names the newest signed event of the record and nobody, and leaves no key behind', async () => {
  const [one, two] = [await test.person({ name: 'Held Person', section: 'A' }), await test.person()];
  await expect(asked(one)).rejects.toMatchObject({ code: 'not-found' });
  await expect(test.run('moj-receiver', issueSlip, { personNo: one, to: 'family' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(test.run('sdf-health', issueSlip, { personNo: one, to: 'family' })).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await test.admin.query("UPDATE access.session SET elevated_until = now() - interval '1 minute'");
  await expect(test.run('sdf-origin', issueSlip, { personNo: one, to: 'family' })).rejects.toMatchObject({
    code: 'elevation-needed',
  });
  await test.admin.query("UPDATE access.session SET elevated_until = now() + interval '1 day'");
  const issued = await test.run('sdf-origin', issueSlip, { personNo: one, to: 'family' });
  await expect(asked(one)).rejects.toMatchObject({ code: 'log-behind' });
  log = await signLog(test.database.verify, test.key);
  // what the log has not signed yet is none of the slip's
  await test.run('sdf-origin', recordMark, { personNo: one, kind: 'scar', place: 'neck', seenBy: 'nurse' });

  const document = await asked(one);
  const { rows } = await test.admin.query<{ key: Buffer; body: string; seq: number; leaf_index: number }>(
    'SELECT s.wrapped_key AS key, e.body, e.seq, x.leaf_index::int FROM register.event e JOIN register.stream s ON s.no = e.stream_no JOIN register.log_entry x ON x.event_pos = e.pos WHERE e.id = $1',
    [issued.events[0]?.id],
  );
  const [event] = rows as [(typeof rows)[0]];
  const { label } = unwrapStreamKey(test.key, String(one), event.key);
  expect(document).toMatchObject({ seq: event.seq, index: event.leaf_index });
  const bundle = fs.readFileSync(path.join(log.folder, tilePath('entries', 0, document.size)));
  expect(bundle.subarray(67 * document.index + 3, 67 * document.index + 35)).toEqual(leafLabel(label, event.seq));
  expect(event.body).not.toContain(Buffer.from(label).toString('hex'));
  expect(event.body).not.toContain(Buffer.from(label).toString('base64'));

  const file = path.join(log.folder, '..', 'slip.pdf');
  fs.writeFileSync(file, await renderSlip(document, test.register.keys));
  const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const text = slipText({
    logKeyId: document.logKeyId,
    labelKey: label,
    seq: event.seq,
    index: event.leaf_index,
    size: document.size,
  });
  // groups in a row: a part of the name of the log may look like one group
  const letters = words.match(/(?:\b[A-Z2-7]{4}\b *){4,}/g)?.join('') ?? '';
  expect(readSlip(letters)).toEqual(readSlip(text));
  expect(words).not.toMatch(/Held|Person\b/);
  if (process.env.AMANA_SLIP_PDF) fs.copyFileSync(file, process.env.AMANA_SLIP_PDF);

  await expect(asked(two)).rejects.toMatchObject({ code: 'not-found' });
  for (const other of ['sdf-cell', 'moj-receiver', 'monitor'] as const)
    await expect(asked(one, other)).rejects.toMatchObject({ code: expect.stringMatching(/^not-(found|permitted)$/) });
  await test.run('installation', setClock, { clockAt: START + 3 * HOUR });
  await expect(asked(one)).rejects.toMatchObject({ code: 'not-found' });
});
