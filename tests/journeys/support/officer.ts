import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import type { DemonstrationOfficer } from '../../../src/core/access/views.ts';
import type { AmanaServer } from './amana-server.ts';
import { checkPage } from './check-page.ts';
import { openDevice } from './journey-browser.ts';
import type { Texts } from './texts.ts';

/** How long a page may take to settle, in milliseconds. */
const PATIENCE = 60_000;
const screenshots = path.resolve(import.meta.dirname, '../screenshots');

/** What the officers of a journey did with their hands, and every problem that was seen on a page. */
export interface Effort {
  presses: number;
  /** Keys typed into fields. */
  keys: number;
  readonly problems: string[];
}

/** Run in the page: after the next frame, whether there is a title and nothing turns or waits. */
const looksCalm = async (): Promise<boolean> => {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const seen = (selector: string) => [...document.querySelectorAll(selector)].some(isSeen);
  return seen('h1') && !seen('.mantine-Loader-root, [data-loading=true]');
};

/** The page with what {@link rememberPress} wrote down. */
type PressedWindow = Window & { pressLeads?: boolean };

/** Run in every page of a device: writes down whether the last press was on a link to a page of the application, which is then on its way. */
const rememberPress = (): void =>
  window.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null;
      const address = link?.getAttribute('href') ?? '';
      (window as PressedWindow).pressLeads =
        address.startsWith('/') && !address.startsWith('/api/') && !link?.hasAttribute('download') && !link?.target;
    },
    { capture: true },
  );

/** Run in the page. */
const didPressLead = (): boolean => (window as PressedWindow).pressLeads ?? false;

/**
 * Run in the page: what a browser says of a page that nobody looks at. The application asks nothing of itself then, as on a tablet that was put away; left
 * alone with nine open pages of a manifest, a browser that has no screen asks and draws them all, four times a minute.
 */
const beHidden = (isHidden: boolean): void => {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isHidden ? 'hidden' : 'visible'),
  });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
};

/** Starts counting. */
export const noEffort = (): Effort => ({ presses: 0, keys: 0, problems: [] });

/** An officer at a device of their own: finds things by what the screen says, and does only what a user can do. */
export class Officer {
  readonly username: string;
  readonly page: Page;
  readonly texts: Texts;
  readonly effort: Effort;
  readonly #context: BrowserContext;
  readonly #shots: string;
  readonly #asking = new Set<Request>();
  #rests = false;

  constructor(username: string, page: Page, texts: Texts, effort: Effort, shots: string) {
    this.username = username;
    this.page = page;
    this.texts = texts;
    this.effort = effort;
    this.#context = page.context();
    this.#shots = shots;
    page.on('request', (request) => this.#asking.add(request));
    page.on('requestfinished', (request) => this.#asking.delete(request));
    page.on('requestfailed', (request) => this.#asking.delete(request));
  }

  /** Text of the screens, see {@link Texts.say}. */
  say(key: string, values?: Record<string, string | number>): string {
    return this.texts.say(key, values);
  }

  /** Looks away from the device, until something is done with it again. */
  async rest(): Promise<void> {
    if (this.#rests) return;
    this.#rests = true;
    await this.page.evaluate(beHidden, true);
  }

  /** Looks at the device again; who uses it does so unasked. */
  async wake(): Promise<void> {
    if (!this.#rests) return;
    this.#rests = false;
    await this.page.evaluate(beHidden, false);
  }

  /** Goes to an address of the application as a bookmark would. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.settle();
  }

  /** Waits until the page has its title, shows no sign of waiting, and asked the register nothing for three frames. */
  async settle(): Promise<void> {
    await this.wake();
    const until = Date.now() + PATIENCE;
    for (let quiet = 0; quiet < 3; ) {
      if (Date.now() > until) throw new Error(`${this.page.url()} does not settle.`);
      // looking at ten thousand elements in every frame takes from the answer what it is made with
      if (this.#asking.size > 0) {
        quiet = 0;
        await sleep(20);
        continue;
      }
      // A page that goes to another address while it is looked at has not settled.
      const calm = await this.page.evaluate(looksCalm).catch(() => false);
      quiet = calm && this.#asking.size === 0 ? quiet + 1 : 0;
    }
  }

  /**
   * Presses a button or link. Behind a link that leads to another page, that page is waited for: until it is drawn the old
   * one stands there, with fields that have the names of those on the new one.
   */
  async press(target: string | Locator): Promise<void> {
    const found =
      typeof target === 'string'
        ? this.page
            .getByRole('button', { name: target, exact: true })
            .or(this.page.getByRole('link', { name: target, exact: true }))
            .filter({ visible: true })
            .first()
        : target;
    await this.wake();
    await found.click();
    this.effort.presses += 1;
    // a page that is being left answers nothing: then, too, another one is on its way
    if (await this.page.evaluate(didPressLead).catch(() => true)) await this.settle();
  }

  /** Types into a field found by its label. */
  async type(label: string | Locator, text: string): Promise<void> {
    const field = typeof label === 'string' ? this.field(label) : label;
    await field.fill(text);
    this.effort.keys += text.length;
  }

  /** Types letter by letter, as a person does: a field that goes away at its first letter loses the others. */
  async typeByKeys(label: string | Locator, text: string): Promise<void> {
    const field = typeof label === 'string' ? this.field(label) : label;
    await field.pressSequentially(text);
    this.effort.keys += text.length;
  }

  /** Chooses an option of a list by its text or value. */
  async choose(label: string | Locator, option: string | { value: string }): Promise<void> {
    const field = typeof label === 'string' ? this.field(label) : label;
    await field.selectOption(typeof option === 'string' ? { label: option } : option);
    this.effort.presses += 2;
  }

  /** A field by its label, which may carry the mark of a required field. */
  field(label: string): Locator {
    const scope = this.page.locator('[role=dialog]:visible').or(this.page.locator('main:visible')).last();
    return scope.getByLabel(label, { exact: false }).filter({ visible: true }).first();
  }

  /** The answer to a question of a sheet: of the rest (`undefined`) or of one person. */
  async answer(question: string, option: string | { value: string }, registerNumber?: string): Promise<void> {
    const context = registerNumber ?? this.say('shell:sheet.theRest');
    const group = this.page.getByRole('group', { name: `${question} · ${context}`, exact: true });
    const list = this.page.getByRole('combobox', { name: `${question} · ${context}`, exact: true });
    await group.or(list).first().waitFor();
    if ((await list.count()) > 0) {
      await list.selectOption(typeof option === 'string' ? { label: option } : option);
      this.effort.presses += 2;
    } else await this.press(group.getByRole('button', { name: String(option), exact: true }));
  }

  /** Asserts that a text is on the screen. */
  async sees(text: string | RegExp): Promise<void> {
    await this.wake();
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /**
   * Takes a picture of the page and looks for everything that {@link checkPage} knows; problems are kept for the end.
   * @param settled false where the page waits for a dialog that stands above it
   */
  async look(name: string, settled = true): Promise<void> {
    if (settled) await this.settle();
    const folder = path.join(screenshots, this.#shots);
    fs.mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: false });
    const found = await checkPage(this.page, this.texts.language);
    this.effort.problems.push(...found.map((problem) => `${this.#shots}/${name}: ${problem}`));
  }

  /** The title of the page. */
  title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** Signs out and puts the device away. */
  async leave(): Promise<void> {
    await this.#context.close();
  }
}

/** Who sits down, the folder of the pictures, and the size of the window. */
export interface Seat {
  username: string;
  shots: string;
  viewport?: { width: number; height: number };
}

type Words = [browser: Browser, server: AmanaServer, texts: Texts, effort: Effort, seat: Seat];

const takeDevice = async (...[browser, server, texts, effort, seat]: Words): Promise<Officer> => {
  const context = await openDevice(browser, server.origin, texts.language, seat.viewport);
  await context.addInitScript(rememberPress);
  const page = await context.newPage();
  page.on('pageerror', (error) => effort.problems.push(`${seat.shots}: the page threw ${error.message}`));
  page.on('console', (message) => {
    // A refusal is an answer of its own kind, which the browser prints as a failed request; so is that what was asked for is not there.
    const refusal = /\/api\//.test(message.location().url) ? /status of 404/ : /^$/;
    const expected = /status of (401|403|409|410|422|429|502|503)|ERR_/;
    if (message.type() === 'error' && !expected.test(message.text()) && !refusal.test(message.text()))
      effort.problems.push(`${seat.shots}: the console says ${message.text()}`);
  });
  return new Officer(seat.username, page, texts, effort, seat.shots);
};

/** Somebody sits down at a new device and opens the sign-in page. */
export const sitDown = async (...words: Words): Promise<Officer> => {
  const officer = await takeDevice(...words);
  await officer.open('/sign-in');
  return officer;
};

/** What a demonstration officer types, with the code of this moment. */
export const findDemonstrationOfficer = async (
  server: AmanaServer,
  username: string,
): Promise<DemonstrationOfficer> => {
  const known = (await server.demonstrationOfficers()).find((officer) => officer.username === username);
  if (known === undefined) throw new Error(`The sign-in page has no officer ${username}.`);
  return known;
};

/** A demonstration officer signs in with the one button of the sign-in page. */
export const signIn = async (...words: Words): Promise<Officer> => {
  const officer = await sitDown(...words);
  const [, server, texts] = words;
  const known = await findDemonstrationOfficer(server, officer.username);
  await officer.press(texts.say('access:demonstration.enterAs', { name: known.name[texts.language] }));
  await officer.page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await officer.settle();
  return officer;
};

/**
 * A demonstration officer at a device that is signed in and shows nothing yet: by the request that the sign-in page would send, for who is not the first of a
 * journey.
 */
export const signInUnseen = async (...words: Words): Promise<Officer> => {
  const officer = await takeDevice(...words);
  const { username, password, totp } = await findDemonstrationOfficer(words[1], officer.username);
  const answer = await officer.page.request.post('/api/access/sign-in', {
    data: { username, password, totp },
    headers: { 'X-Amana-Request': '1' },
  });
  if (!answer.ok()) throw new Error(`${username} was not let in: ${await answer.text()}`);
  return officer;
};

/** Fails with the list of everything that was seen on the pages of a journey. */
export const expectNoProblems = (effort: Effort): void => {
  expect([...new Set(effort.problems)]).toEqual([]);
};
