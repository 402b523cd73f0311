import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type AmanaServer, startAmana } from './amana-server.ts';
import { startBrowser } from './journey-browser.ts';
import { type Effort, noEffort, type Officer, type Seat, signIn, sitDown } from './officer.ts';
import { type JourneyLanguage, readTexts, type Texts } from './texts.ts';

/** What a file of journeys has to itself: a register, a browser, and what the screens say in both languages. */
export interface Desks {
  readonly server: AmanaServer;
  readonly browser: Browser;
  readonly arabic: Texts;
  readonly english: Texts;
  readonly effort: Effort;
  /** A demonstration officer signs in at a new device. */
  signIn(language: JourneyLanguage, seat: Seat): Promise<Officer>;
  /** Somebody sits down at a new device, before the sign-in page. */
  sitDown(language: JourneyLanguage, seat: Seat): Promise<Officer>;
}

type Opened = Pick<Desks, 'server' | 'browser' | 'arabic' | 'english'>;

/**
 * A register and a browser for the journeys of a file, whose officers read Arabic and English: started before the first of them, put away after the last, also where one failed.
 * @param start starts the register; a copy of the demonstration register where it is left out
 */
export const atDesks = (start: () => Promise<AmanaServer> = startAmana): Desks => {
  let opened: Partial<Opened> = {};
  beforeAll(async () => {
    const keep = async <Key extends keyof Opened>(key: Key, what: Promise<Opened[Key]>): Promise<void> => {
      const made = await what;
      opened = { ...opened, [key]: made };
    };
    await Promise.all([
      keep('server', start()),
      keep('browser', startBrowser()),
      keep('arabic', readTexts('ar')),
      keep('english', readTexts('en')),
    ]);
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.server?.remove();
  });
  const get = <Key extends keyof Opened>(key: Key): Opened[Key] => {
    const found = opened[key];
    if (found === undefined) throw new Error(`The ${key} is there when the first journey begins.`);
    return found as Opened[Key];
  };
  const effort = noEffort();
  const textsOf = (language: JourneyLanguage): Texts => get(language === 'ar' ? 'arabic' : 'english');
  return {
    effort,
    get server() {
      return get('server');
    },
    get browser() {
      return get('browser');
    },
    get arabic() {
      return get('arabic');
    },
    get english() {
      return get('english');
    },
    signIn: (language, seat) => signIn(get('browser'), get('server'), textsOf(language), effort, seat),
    sitDown: (language, seat) => sitDown(get('browser'), get('server'), textsOf(language), effort, seat),
  };
};
