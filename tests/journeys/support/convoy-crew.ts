import type { Browser } from 'playwright-core';
import type { AmanaServer } from './amana-server.ts';
import { windows } from './journey-browser.ts';
import { type Effort, type Officer, signIn } from './officer.ts';
import type { Texts } from './texts.ts';

/** The officers of a convoy, each at a device of their own, which stays as it is between two turns. */
export class ConvoyCrew {
  readonly server: AmanaServer;
  readonly texts: Texts;
  readonly effort: Effort;
  readonly #browser: Browser;
  readonly #shots: string;
  readonly #present = new Map<string, Officer>();

  constructor(browser: Browser, server: AmanaServer, texts: Texts, effort: Effort, shots: string) {
    this.#browser = browser;
    this.server = server;
    this.texts = texts;
    this.effort = effort;
    this.#shots = shots;
  }

  /** The officer of a user name, signed in at first call. Who works at the vehicles has a tablet. */
  async officer(username: string): Promise<Officer> {
    const present = this.#present.get(username);
    if (present !== undefined) return present;
    const officer = await signIn(this.#browser, this.server, this.texts, this.effort, {
      username,
      shots: this.#shots,
      viewport: username.startsWith('escort') ? windows.tablet : windows.desk,
    });
    this.#present.set(username, officer);
    return officer;
  }

  /** Everybody goes home. */
  async leave(): Promise<void> {
    for (const officer of this.#present.values()) await officer.leave();
    this.#present.clear();
  }
}
