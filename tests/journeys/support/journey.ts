import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { type AmanaServer, startAmana } from './amana-server.ts';
import { ConvoyCrew } from './convoy-crew.ts';
import { startBrowser } from './journey-browser.ts';
import { type Effort, expectNoProblems, noEffort } from './officer.ts';
import { type JourneyLanguage, readTexts } from './texts.ts';

/** A register of its own, a browser, and the officers of a convoy, in one language. */
export interface Journey {
  readonly server: AmanaServer;
  readonly browser: Browser;
  readonly crew: ConvoyCrew;
  readonly effort: Effort;
  /** The end of a journey: no page had a fault, the server had none, it stops when told to, and what it leaves is consistent. */
  arrive(): Promise<void>;
  /** Puts everything away, also after a failure. */
  leave(): Promise<void>;
}

/** Starts a journey. Its pictures go to the folder of its name. */
export const startJourney = async (language: JourneyLanguage, name: string): Promise<Journey> => {
  const [server, browser, texts] = await Promise.all([startAmana(), startBrowser(), readTexts(language)]);
  const effort = noEffort();
  const crew = new ConvoyCrew(browser, server, texts, effort, name);
  return {
    server,
    browser,
    crew,
    effort,
    arrive: async () => {
      expectNoProblems(effort);
      expect(server.faults()).toEqual([]);
      await crew.leave();
      expect(await server.stop()).toBe(0);
      const { code, report } = await server.verify();
      expect(report.findings).toEqual([]);
      expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
    },
    leave: async () => {
      await browser.close();
      await server.remove();
    },
  };
};
