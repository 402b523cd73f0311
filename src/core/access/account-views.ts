/** Wire of an officer's account: the sessions in which it is used. */
import { z } from 'zod';
import { instant, view } from '../wire.ts';
import { passkeyAnswer } from './passkey-views.ts';

export const sessionRow = view('SessionRow', 'A session of an officer that has not ended.', {
  sessionId: z.uuid().describe('What the session is called here; not its token.'),
  begunAt: instant,
  seenAt: instant.describe('When it was last used, within about a minute.'),
  endsAt: instant.describe('When it ends if nobody uses it.'),
  browser: z.string().describe('`edge`, `opera`, `samsung`, `firefox`, `chrome`, `safari` or `other`.'),
  system: z.string().describe('`ios`, `android`, `windows`, `macos`, `linux` or `other`.'),
  own: z.boolean().describe('The session that asks.'),
});
/** A session of an officer that has not ended. */
export type SessionRow = z.infer<typeof sessionRow>;

export const sessionsAnswer = view('SessionsAnswer', 'The sessions of an officer.', { sessions: z.array(sessionRow) });
/** `GET /api/access/sessions`: the own sessions, or of an officer of the administrator's authority. */
export type SessionsAnswer = z.infer<typeof sessionsAnswer>;

export const endSessionInput = z.object({ sessionId: z.uuid() }).strict();
/** `POST /api/access/end-session`. */
export type EndSessionInput = z.infer<typeof endSessionInput>;

export const sessionsEnded = view('SessionsEnded', 'How many sessions were ended.', { ended: z.int() });
/** Answer of `POST /api/access/end-session`, `end-other-sessions` and `change-password`. */
export type SessionsEnded = z.infer<typeof sessionsEnded>;

export const elevateInput = z.union([
  z.object({ totp: z.string().min(1).max(500) }).strict(),
  z.object({ passkey: passkeyAnswer }).strict(),
]);
/** `POST /api/access/elevate`. */
export type ElevateInput = z.infer<typeof elevateInput>;

export const elevateAnswer = view(
  'ElevateAnswer',
  'For how long the session is elevated now. It goes on under the cookie that comes with this answer; the old one ends in ten seconds.',
  { minutes: z.int() },
);
/** Answer of `POST /api/access/elevate`. */
export type ElevateAnswer = z.infer<typeof elevateAnswer>;

export const knownBrowserRow = view('KnownBrowserRow', 'A browser in which the officer signed in before.', {
  browserId: z.uuid(),
  firstAt: instant,
  usedAt: instant.describe('When the officer last signed in there.'),
  expiresAt: instant,
  browser: z.string(),
  system: z.string(),
});
/** A browser in which the officer signed in before. */
export type KnownBrowserRow = z.infer<typeof knownBrowserRow>;

export const knownBrowsersAnswer = view('KnownBrowsersAnswer', 'The browsers in which the officer signed in before.', {
  browsers: z.array(knownBrowserRow),
});
/** `GET /api/access/known-browsers`. */
export type KnownBrowsersAnswer = z.infer<typeof knownBrowsersAnswer>;

export const forgetBrowserInput = z.object({ browserId: z.uuid() }).strict();
/** `POST /api/access/forget-browser`. */
export type ForgetBrowserInput = z.infer<typeof forgetBrowserInput>;

export const browserForgotten = view('BrowserForgotten', 'Whether there was such a browser.', {
  forgotten: z.boolean(),
});

export const changePasswordInput = z
  .object({ password: z.string().min(1).max(500), newPassword: z.string().min(1).max(500) })
  .strict();
/** `POST /api/access/change-password`. */
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;
