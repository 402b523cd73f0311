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
import { readSlip, type Slip, slipText } from '../../../core/ledger/slip.ts';
import { checkSlip, isAlarm, type SlipFinding } from '../../../core/ledger/slip-check/check-slip.ts';
import { bundleRoot } from '../../../core/ledger/slip-check/tile-roots.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { issueSlip } from '../commands/issue-slip.ts';
import { recordMark } from '../commands/record-mark.ts';
import { replaceSlips } from '../commands/replace-slips.ts';
import { renderSlip, slipInput } from '../paper/slip.ts';
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

/** A slip that is issued and printed now, as whoever reads its letters has it. */
const printed = async (personNo: number): Promise<Slip> => {
  await test.run('sdf-origin', issueSlip, { personNo, to: 'family' });
  log = await signLog(test.database.verify, test.key, log);
  const { data } = slipInput(await asked(personNo), test.register.keys) as unknown as { data: { letters: string } };
  return readSlip(data.letters) as Slip;
};
const check = (slip: Slip, today: string): Promise<SlipFinding> =>
  checkSlip(
    slip,
    async (file) => {
      const place = path.join(log?.folder as string, file);
      return fs.existsSync(place) ? fs.readFileSync(place) : undefined;
    },
    { today, hash: async (bundle, starts) => bundleRoot(bundle, starts) },
  );
const seqOf = async (personNo: number): Promise<number> =>
  (await test.admin.query('SELECT seq FROM register.stream WHERE no = $1', [personNo])).rows[0].seq;

it('slips are replaced: those of before check their part and find nothing that follows, new ones find all of it, and the roll of each day is found by the key of its time', async () => {
  const personNo = await test.person({ name: 'Replaced Person' });
  const replace = (officer: Parameters<typeof test.run>[0], reason: 'lost' | 'seized' | 'wished' = 'lost') =>
    test.run(officer, replaceSlips, { personNo, reason });
  const first = await printed(personNo);
  for (const officer of ['sdf-health', 'monitor'] as const)
    await expect(replace(officer)).rejects.toMatchObject({ code: 'not-permitted' });
  for (const officer of ['moj-receiver', 'sdf-admin'] as const)
    await expect(replace(officer)).rejects.toMatchObject({ code: 'not-found' });
  await test.admin.query("UPDATE access.session SET elevated_until = now() - interval '1 minute'");
  await expect(replace('sdf-origin')).rejects.toMatchObject({ code: 'elevation-needed' });
  await test.admin.query("UPDATE access.session SET elevated_until = now() + interval '1 day'");
  await replace('sdf-origin', 'seized');
  const replaced = await seqOf(personNo);
  await test.run('sdf-origin', recordMark, { personNo, kind: 'scar', place: 'neck', seenBy: 'nurse' });
  // the slip that was issued before is printed no more, and none before the log holds an event that a slip of now finds
  await expect(asked(personNo)).rejects.toMatchObject({ code: 'not-found' });
  await test.run('sdf-origin', issueSlip, { personNo, to: 'lawyer' });
  await expect(asked(personNo)).rejects.toMatchObject({ code: 'log-behind' });
  const second = await printed(personNo);
  expect(second.labelKey).not.toEqual(first.labelKey);

  const whole = { missing: [], twice: [], moved: false, joined: true };
  const today = '2026-01-18';
  const old = { ...whole, events: replaced, replaced: { seq: replaced } };
  expect(await check(first, today)).toMatchObject({ ...old, roll: undefined });
  expect(await check(second, today)).toMatchObject({ ...whole, events: await seqOf(personNo), replaced: undefined });

  await test.run('installation', setClock, { clockAt: START + 26 * HOUR });
  log = await signLog(test.database.verify, test.key, log);
  expect((await check(second, '2026-01-19')).roll).toEqual({ day: '2026-01-19', late: false, agrees: true });
  expect(await check(first, '2026-01-19')).toMatchObject({ ...old, roll: undefined });
  await replace('sdf-origin', 'wished');
  const again = await seqOf(personNo);
  const third = await printed(personNo);
  // the roll of that day was written under the second key, and who holds the third has it
  expect((await check(third, '2026-01-19')).roll).toEqual({ day: '2026-01-19', late: false, agrees: true });
  expect(await check(second, '2026-01-19')).toMatchObject({ ...whole, events: again, replaced: { seq: again } });
  await test.run('installation', setClock, { clockAt: START + 50 * HOUR });
  log = await signLog(test.database.verify, test.key, log);
  const days = await Promise.all([first, second, third].map((slip) => check(slip, '2026-01-20')));
  expect(days.map(({ roll, replaced }) => [roll?.day, replaced?.seq])).toEqual([
    [undefined, replaced],
    ['2026-01-19', again],
    ['2026-01-20', undefined],
  ]);
  expect(days.map(isAlarm)).toEqual([false, false, false]);
  expect(days[2]).toMatchObject({ ...whole, events: await seqOf(personNo) });
});

it('I23-append-only: from which event on a record goes on under another key is said by that event alone', async () => {
  const set = (value: string) =>
    test.admin.query(
      `UPDATE register.stream s SET label_from = ${value} WHERE s.no = (SELECT max(e.stream_no) FROM register.event e WHERE e.type = 'SlipsReplaced')`,
    );
  for (const value of ['0', 's.label_from', '1', 's.label_from + 1', 's.seq'])
    await expect(set(value)).rejects.toThrow('I23-append-only');
  await expect(test.see('sdf-origin', 'UPDATE register.stream SET label_from = 0')).rejects.toThrow(
    'permission denied',
  );
});
