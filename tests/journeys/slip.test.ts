import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { SlipHolder } from '../../src/systems/register/slips/slip-holders.ts';
import { atDesks } from './support/at-desks.ts';
import { expectNoProblems, type Officer } from './support/officer.ts';

const at = atDesks();

test('a slip is issued for a family; without an account it is checked in Arabic with the file that needs no network, and a monitor checks it in the browser', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-slip-'));
  /** Issues a slip on the file that is open, and prints it. */
  const issue = async (officer: Officer, holder: SlipHolder) => {
    await officer.press(officer.say('register:slip.issue'));
    await officer.choose(officer.say('register:slip.to'), officer.say(`register:slip.holders.${holder}`));
    await officer.look('issue');
    await officer.press(officer.page.locator('[role=dialog] button[type=submit]'));
    const link = officer.page.getByRole('link', { name: officer.say('register:slip.open') });
    await link.waitFor();
    await officer.look('issued');
    const address = (await link.getAttribute('href')) ?? '';
    await expect.poll(async () => (await officer.page.request.get(address)).status(), { timeout: 20_000 }).toBe(200);
    const pdf = path.join(folder, `${holder}.pdf`);
    fs.writeFileSync(pdf, await (await officer.page.request.get(address)).body());
    const words = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    // groups in a row: a number elsewhere on the paper may look like one group, and did
    const letters = (words.match(/(?:\b[A-Z2-7]{4}\b *){4,}/g) ?? []).join(' ').trim().split(/ +/).join(' ');
    expect(letters.split(' ')).toHaveLength(26);
    return { letters, pdf, person: officer.page.url() };
  };
  try {
    const day = '2026-01-18';
    const officer = await at.signIn('en', { username: 'origin.one', shots: 'slip-en' });
    await officer.open('/people?site=GHW&status=held');
    await officer.press(officer.page.locator('tbody a').first());
    const { letters, pdf, person } = await issue(officer, 'family');
    execFileSync('pdftoppm', ['-r', '80', '-png', '-singlefile', pdf, path.join(folder, 'slip')]);
    await officer.leave();

    const family = await at.sitDown('ar', { username: '', shots: 'slip-ar', viewport: { width: 420, height: 900 } });
    const asked: string[] = [];
    family.page.on('request', (request) => asked.push(request.url(), request.postData() ?? ''));
    await family.open('/check');
    await family.look('empty');
    const [field, button] = [family.page.locator('#letters'), family.page.locator('button[type=submit]')];
    await field.fill(letters.replace(/[A-Z]/, '2'));
    await family.press(button);
    await family.sees('ليست قسيمة');
    // by a picture of the paper, and not by its letters
    await family.page.locator('#picture').setInputFiles(path.join(folder, 'slip.png'));
    await expect.poll(() => field.inputValue()).toBe(letters.replaceAll(' ', ''));
    await family.press(button);
    await family.sees('إلا لجهات الرقابة');
    await family.look('monitors-only');
    const [saved] = await Promise.all([
      family.page.waitForEvent('download'),
      family.page.locator('a[download]').click(),
    ]);
    const [page, log] = [path.join(folder, 'check.html'), path.join(folder, 'log')];
    await saved.saveAs(page);
    await at.server.operate(['ledger', 'export', log]);
    await family.page.goto(pathToFileURL(page).href);
    await field.fill(letters);
    await family.page.locator('#folder').setInputFiles(log);
    await family.press(button);
    await family.sees('لكن لم يعد له مدخل يومي');
    await family.page.locator('#day').fill(day);
    await family.press(button);
    await family.sees('السجل موجود ولا ينقصه شيء');
    await family.look('offline');
    // one byte of the log
    const bundle = path.join(log, 'tile/entries/000');
    const bytes = fs.readFileSync(bundle);
    bytes.writeUInt8((bytes[99] as number) ^ 1, 99);
    fs.writeFileSync(bundle, bytes);
    await family.page.locator('#folder').setInputFiles(log);
    await family.press(button);
    await family.sees('root-false');
    await family.look('refused');
    expect(asked.filter((text) => text.includes(letters.slice(0, 4)) || text.includes(letters.slice(5, 9)))).toEqual(
      [],
    );
    expect(await family.page.context().cookies()).toEqual([]);
    await family.leave();

    const monitor = await at.signIn('en', { username: 'monitor.mon', shots: 'slip-en' });
    await monitor.open('/check');
    await monitor.page.locator('#letters').fill(letters);
    await monitor.page.locator('#day').fill(day);
    await monitor.press(monitor.page.locator('button[type=submit]'));
    await monitor.sees('The record is there, and nothing is missing');
    await monitor.look('whole');
    // the slip was taken away: all of the record are replaced, and what comes after is under another
    const again = await at.signIn('en', { username: 'origin.one', shots: 'slip-en' });
    await again.page.goto(person);
    await again.press(again.say('register:slip.replace'));
    await again.choose(again.say('register:slip.why'), again.say('register:slip.reasons.seized'));
    await again.look('replace');
    await again.press(again.page.locator('[role=dialog] button[type=submit]'));
    await again.sees(again.say('register:slip.replaced'));
    await again.look('replaced');
    const renewed = await issue(again, 'lawyer');
    expect(renewed.letters).not.toBe(letters);
    await again.leave();
    const newer = path.join(folder, 'newer');
    await at.server.operate(['ledger', 'export', newer]);
    const holder = await at.sitDown('ar', { username: '', shots: 'slip-ar', viewport: { width: 420, height: 900 } });
    await holder.page.goto(pathToFileURL(page).href);
    for (const [text, said, shot] of [
      [letters, 'استُبدلت هذه القسيمة بأخرى', 'former'],
      [renewed.letters, 'السجل موجود ولا ينقصه شيء', 'renewed'],
    ] as const) {
      await holder.page.locator('#letters').fill(text);
      await holder.page.locator('#folder').setInputFiles(newer);
      await holder.page.locator('#day').fill(day);
      await holder.press(holder.page.locator('button[type=submit]'));
      await holder.sees(said);
      await holder.look(shot);
    }
    await holder.leave();
    await monitor.press(monitor.page.locator('button[type=submit]'));
    await monitor.sees('This slip was replaced by another');
    await monitor.look('former');
    await monitor.open('/ledger');
    await monitor.sees(monitor.say('ledger:key.now'));
    await monitor.look('keys');
    const kept = await monitor.page.evaluate(() => JSON.stringify([location.href, localStorage, sessionStorage]));
    expect(kept.includes(letters.slice(0, 4)) || kept.includes(letters.slice(5, 9))).toBe(false);
    await monitor.leave();
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('no page that was seen has a fault, and the server none', () => {
  expectNoProblems(at.effort);
  expect(at.server.faults()).toEqual([]);
});
