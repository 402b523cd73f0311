import type { Locator } from 'playwright-core';
import type { Officer } from './officer.ts';

/** A document as small as a PDF can be; its content plays no part. */
export const orderDocument = {
  name: 'transfer-order.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n',
  ),
};

/** To a page of the navigation, which lies behind the menu button on a tablet. Looks in the frame only: a page may have ten thousand elements. */
export const goTo = async (officer: Officer, page: string): Promise<void> => {
  const menu = officer.page
    .locator('.amana-header')
    .getByRole('button', { name: officer.say('shell:menu'), exact: true });
  if (await menu.isVisible()) await officer.press(menu);
  const link = { name: officer.say(`shell:navigation.${page}`), exact: true };
  await officer.press(officer.page.locator('.amana-nav').getByRole('link', link));
};

/** Whether the officer's page is below that of this manifest: a sheet, a hand-over, the movement. Each says the code below its title. */
const isBelowManifest = async ({ page }: Officer, code: string): Promise<boolean> =>
  /^\/manifests\/\d+\//.test(new URL(page.url()).pathname) &&
  (await page.evaluate(() => document.querySelector('main .amana-code')?.textContent)) === code;

/** To the manifest: by the link back to it from a page below it, and from anywhere else by the operation. */
export const toManifest = async (officer: Officer, code: string): Promise<void> => {
  if (await isBelowManifest(officer, code)) await officer.press(officer.say('transfers:sheet.backToManifest'));
  else {
    await goTo(officer, 'operation');
    await officer.settle();
    await officer.press(officer.page.getByRole('link', { name: code, exact: true }));
  }
  await officer.page.waitForURL(/\/manifests\/\d+$/);
  await officer.settle();
};

/** To the page on which the escort reports; who stands there stays. The command names the button of the manifest that leads there. */
export const toMovement = async (officer: Officer, code: string, command: string): Promise<void> => {
  const { pathname } = new URL(officer.page.url());
  if (!(pathname.endsWith('/movement') && (await isBelowManifest(officer, code)))) {
    await toManifest(officer, code);
    await officer.press(officer.say(`transfers:command.${command}`));
    await officer.page.waitForURL(/\/movement$/);
  }
  await officer.settle();
};

/** Opens a sheet of the manifest by its button. */
export const openSheet = async (officer: Officer, code: string, command: string): Promise<void> => {
  await toManifest(officer, code);
  await officer.press(officer.say(`transfers:command.${command}`));
  await officer.page.waitForURL(/\/sheets\//);
  await officer.settle();
};

/** Types how many remain and sends the sheet, then waits until the register has recorded it. */
export const confirmSheet = async (officer: Officer, remaining: number, all: number): Promise<void> => {
  if (remaining > 0) await officer.type(officer.say('shell:sheet.typeCount'), String(remaining));
  await officer.press(officer.say('shell:sheet.submit', { count: all }));
  await officer.sees(officer.say('transfers:sheet.doneTitle'));
  await officer.settle();
};

/** A button that says what will be recorded, and its confirmation in a dialog. */
export const pressAndConfirm = async (officer: Officer, label: string): Promise<void> => {
  await officer.press(officer.page.locator('main').getByRole('button', { name: label, exact: true }).first());
  const dialog = officer.page.getByRole('dialog');
  await officer.press(dialog.getByRole('button', { name: label, exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();
};

/** Opens a dialog by its button, fills its fields by their labels, and sends it. */
export const fillDialog = async (
  officer: Officer,
  label: string,
  fields: Record<string, string>,
  opener: Locator = officer.page.locator('main').getByRole('button', { name: label, exact: true }).first(),
): Promise<void> => {
  await officer.press(opener);
  const dialog = officer.page.getByRole('dialog');
  // whoever opens a form types at once, or chooses with the keyboard
  if (Object.keys(fields).length > 0) await dialog.locator('[data-autofocus]:focus').waitFor();
  for (const [field, text] of Object.entries(fields)) await officer.type(dialog.getByLabel(field), text);
  await officer.press(dialog.getByRole('button', { name: label, exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();
};

/** Chooses the option whose text contains the given one, e.g. a register number before a name. */
export const chooseContaining = async (list: Locator, text: string): Promise<void> => {
  const value = await list.locator('option').filter({ hasText: text }).first().getAttribute('value');
  await list.selectOption({ value: value ?? '' });
};

/** Advances the clock of the synthetic register by hours, as any officer may. */
export const advanceClock = async (officer: Officer, hours: number): Promise<void> => {
  await officer.press(officer.say('shell:clock.advance'));
  await officer.press(officer.say('shell:clock.hours', { count: hours }));
  await officer.page.getByRole('dialog').waitFor({ state: 'detached' });
  await officer.settle();
};
