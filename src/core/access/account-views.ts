/** Wire of an officer's account: the sessions in which it is used. */
import { z } from 'zod';
import { instant, view } from '../wire.ts';

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
/** Answer of `POST /api/access/end-session` and `POST /api/access/end-other-sessions`. */
export type SessionsEnded = z.infer<typeof sessionsEnded>;
