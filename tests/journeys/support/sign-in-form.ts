import type { Officer } from './officer.ts';

/** Types the three fields of the form and sends them. */
export const fillSignIn = async (officer: Officer, username: string, password: string, code: string): Promise<void> => {
  await officer.type(officer.say('access:signIn.username'), username);
  await officer.page.getByRole('textbox', { name: officer.say('access:signIn.password') }).fill(password);
  await officer.type(officer.say('access:signIn.totp'), code);
  await officer.press(
    officer.page.locator('form').getByRole('button', { name: officer.say('access:signIn.submit'), exact: true }),
  );
};
