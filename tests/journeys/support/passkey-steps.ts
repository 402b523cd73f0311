import { expect } from 'vitest';
import type { AmanaServer } from './amana-server.ts';
import type { Desks } from './at-desks.ts';
import { findDemonstrationOfficer, type Officer } from './officer.ts';
import { fillSignIn } from './sign-in-form.ts';

/** What an officer types who signs in by password. */
type Known = { readonly username: string; readonly password: string; readonly totp: string };

/** The device of an officer, whose holder shows a finger, or does not want to. */
type Finger = { readonly confirms: (does: boolean) => Promise<void> };

/** The device of an officer gets a place for passkeys, and the register is opened by its name: browsers make none for a number. */
const openByName = async (officer: Officer, server: AmanaServer): Promise<Finger> => {
  const origin = server.origin.replace('127.0.0.1', 'localhost');
  const devtools = await officer.page.context().newCDPSession(officer.page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await officer.page.addInitScript((language) => {
    localStorage.setItem('amana.preferences', `${language} latn`);
  }, officer.texts.language);
  await officer.open(`${origin}/sign-in`);
  return {
    confirms: async (isUserVerified) => {
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
};

const atHome = (officer: Officer) => officer.page.waitForURL((address) => address.pathname === '/');

/**
 * An officer adds a passkey and signs in with it: alone, in place of the code, and not where the finger is not shown. Ends signed in, on the page of the account.
 * @param known what the officer types
 */
const walkWithPasskey = async (officer: Officer, server: AmanaServer, known: Known): Promise<void> => {
  const finger = await openByName(officer, server);
  await fillSignIn(officer, known.username, known.password, known.totp);
  await atHome(officer);
  await officer.press(officer.say('shell:navigation.account'));
  const adding = officer.page.locator('form').filter({ hasText: officer.say('access:passkeys.nameHelp') });
  await adding.getByRole('textbox').fill('key of the desk');
  await officer.press(adding.getByRole('button', { name: officer.say('access:passkeys.add') }));
  await officer.sees(officer.say('access:passkeys.inUse'));
  await officer.look('passkeys');
  // the device has one already, and says so
  await adding.getByRole('textbox').fill('once more');
  await officer.press(adding.getByRole('button', { name: officer.say('access:passkeys.add') }));
  await officer.sees(officer.say('access:passkeys.isThere'));

  await officer.press(officer.say('shell:signOut'));
  await officer.page.waitForURL(/\/sign-in/);
  await finger.confirms(false);
  await officer.press(officer.say('access:passkeys.alone'));
  await officer.sees(officer.say('access:passkeys.notGiven'));
  await officer.look('passkey-not-given');
  await finger.confirms(true);
  await officer.press(officer.say('access:passkeys.alone'));
  await atHome(officer);

  await officer.press(officer.say('shell:signOut'));
  await officer.page.waitForURL(/\/sign-in/);
  await officer.type(officer.say('access:signIn.username'), known.username);
  await officer.page.getByRole('textbox', { name: officer.say('access:signIn.password') }).fill(known.password);
  await officer.look('passkey-instead');
  await officer.press(officer.say('access:passkeys.instead'));
  await atHome(officer);
  await officer.press(officer.say('shell:navigation.account'));
  await officer.sees(officer.say('access:passkeys.inUse'));
};

/** Once the second factor is not fresh any more: the officer confirms by passkey and revokes it, and it signs nobody in. */
const revokePasskey = async (officer: Officer): Promise<void> => {
  await officer.press(officer.say('access:passkeys.revokeOne', { name: 'key of the desk' }));
  const asked = officer.page.getByRole('dialog', { name: officer.say('access:elevation.title') });
  await asked.getByRole('button', { name: officer.say('access:passkeys.use') }).waitFor();
  await officer.look('passkey-elevates', false);
  await officer.press(asked.getByRole('button', { name: officer.say('access:passkeys.use') }));
  await asked.waitFor({ state: 'detached' });
  await officer.page.getByText(officer.say('access:passkeys.inUse')).waitFor({ state: 'detached' });
  await officer.look('passkey-revoked');
  await officer.open(new URL('/notices', officer.page.url()).href);
  await officer.sees(officer.say('access:notices.kinds.passkey-revoked'));
  await officer.press(officer.say('shell:signOut'));
  await officer.page.waitForURL(/\/sign-in/);
  await officer.press(officer.say('access:passkeys.alone'));
  await officer.page.getByRole('alert').waitFor();
  expect(new URL(officer.page.url()).pathname).toBe('/sign-in');
  await officer.leave();
};

/** In minutes: no second factor is fresh for so long. */
const A_DAY = 24 * 60;

/** The journeys of two officers with passkeys, in Arabic and in English. */
export const passkeyOfficers = (at: Desks) => {
  const keyed: { officer: Officer; username: string }[] = [];
  return {
    use: async (): Promise<void> => {
      for (const [language, username] of [
        ['ar', 'receiving.one'],
        ['en', 'clerk.sjc'],
      ] as const) {
        const officer = await at.sitDown(language, { username, shots: `access-${language}` });
        await walkWithPasskey(officer, at.server, await findDemonstrationOfficer(at.server, username));
        keyed.push({ officer, username });
      }
    },
    revoke: async (): Promise<void> => {
      for (const { officer, username } of keyed) {
        await at.server.letTimePass(username, A_DAY);
        await revokePasskey(officer);
      }
    },
  };
};
