import { Secret, TOTP } from 'otpauth';
import type { Officer } from './officer.ts';

const password = 'a long sentence of my own';

/** An invited officer opens the one-time link, chooses a password, loads an authenticator with the secret, and signs in for the first time. */
export const enrol = async (officer: Officer, link: string): Promise<void> => {
  await officer.open(link);
  await officer.page.getByLabel(officer.say('access:invitation.password')).first().fill(password);
  await officer.page.getByLabel(officer.say('access:invitation.again')).fill(password);
  await officer.press(officer.say('access:invitation.submit'));
  const secret = (await officer.page.locator('.mantine-Code-root').textContent()) ?? '';
  const authenticator = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
  await officer.type(officer.say('access:signIn.totp'), authenticator.generate());
  await officer.press(officer.say('access:invitation.confirm'));
  await officer.press(officer.say('access:invitation.toSignIn'));
  await officer.type(officer.say('access:signIn.username'), officer.username);
  await officer.type(officer.page.getByRole('textbox', { name: officer.say('access:signIn.password') }), password);
  await officer.type(officer.say('access:signIn.totp'), authenticator.generate());
  await officer.press(officer.say('access:signIn.submit'));
  await officer.page.waitForURL((address) => address.pathname === '/');
  await officer.settle();
};
