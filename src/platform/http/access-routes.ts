import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { abilitiesOf } from '../../core/access/abilities.ts';
import {
  browserForgotten,
  changePasswordInput,
  elevateAnswer,
  elevateInput,
  endSessionInput,
  forgetBrowserInput,
  sessionsEnded,
} from '../../core/access/account-views.ts';
import { browserWords } from '../../core/access/browser-words.ts';
import { changePassword } from '../../core/access/change-password.ts';
import { demonstrationOfficers } from '../../core/access/demonstration-officers.ts';
import { elevate } from '../../core/access/elevate.ts';
import { endOtherSessions, endSession, forgetBrowser } from '../../core/access/end-sessions.ts';
import { acceptInvitation, confirmInvitation } from '../../core/access/invitation.ts';
import { markNoticesInput, noticesMarked } from '../../core/access/mail-views.ts';
import { markNotices } from '../../core/access/mark-notices.ts';
import { me } from '../../core/access/queries/me.ts';
import { signIn, signOut } from '../../core/access/sign-in.ts';
import {
  acceptInvitationAnswer,
  acceptInvitationInput,
  confirmInvitationAnswer,
  confirmInvitationInput,
  demonstrationOfficer,
  signInInput,
} from '../../core/access/views.ts';
import type { AttemptLimiter } from './attempt-limiter.ts';
import { declaredAnswer } from './declared-answer.ts';
import { limitedBy } from './limited-work.ts';
import { parseBody as parse } from './parse-body.ts';
import { anyQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { originOf } from './request-guard.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { clearSession, demandSession, findBrowser, findSession, setBrowser, setSession } from './session-cookie.ts';

/** Sign-in, sign-out, invitations and the demonstration officers: what happens before there is a session; and the end of sessions. */
export const addAccessRoutes = (app: FastifyInstance, parts: ServerParts, limiter?: AttemptLimiter): void => {
  const { register, kek, limits } = parts;
  const demanding = (parts.identityProviders ?? []).flatMap((one) => (one.demanded ? [one.authority] : []));
  const secure = parts.publicOrigin !== undefined;
  const limited = limitedBy(limiter);
  const answerMe = (token: string | undefined) =>
    runQuery(register.pool, anyQuery(me), token, {}, (context) => abilitiesOf(parts.commands, context));

  app.post('/api/access/sign-in', async (request, reply: FastifyReply) => {
    const input = parse(signInInput, request.body);
    const before = findSession(request);
    const browser = { words: browserWords(request.headers['user-agent']), token: findBrowser(request, secure) };
    const { token, browserToken } = await limited(request, () =>
      signIn(register.pool, kek, limits, originOf(request, parts.publicOrigin), input, browser, demanding),
    );
    if (before !== undefined) await signOut(register.pool, before);
    setSession(reply, token, secure);
    setBrowser(reply, browserToken, secure);
    return answerMe(token);
  });
  app.post('/api/access/sign-out', async (request, reply) => {
    const token = findSession(request);
    if (token !== undefined) await signOut(register.pool, token);
    clearSession(reply, secure);
    return answerMe(undefined);
  });
  app.post('/api/access/elevate', async (request, reply) => {
    const token = demandSession(request);
    const given = parse(elevateInput, request.body);
    const minutes = limits.elevatedMinutes;
    const origin = originOf(request, parts.publicOrigin);
    const fresh = await limited(request, () => elevate(register.pool, kek, token, origin, given, minutes));
    setSession(reply, fresh, secure);
    return declaredAnswer('access/elevate', elevateAnswer, { minutes });
  });
  app.post('/api/access/change-password', async (request) => {
    const token = demandSession(request);
    const input = parse(changePasswordInput, request.body);
    const ended = await limited(request, () => changePassword(register.pool, token, input));
    return declaredAnswer('access/change-password', sessionsEnded, { ended });
  });
  app.post('/api/access/forget-browser', async (request) => {
    const token = demandSession(request);
    const { browserId } = parse(forgetBrowserInput, request.body);
    const forgotten = await forgetBrowser(register.pool, token, browserId);
    return declaredAnswer('access/forget-browser', browserForgotten, { forgotten });
  });
  app.post('/api/access/end-session', async (request) => {
    const token = demandSession(request);
    const { sessionId } = parse(endSessionInput, request.body);
    const ended = await endSession(register.pool, token, sessionId);
    return declaredAnswer('access/end-session', sessionsEnded, { ended });
  });
  app.post('/api/access/end-other-sessions', async (request) => {
    const token = demandSession(request);
    parse(nothing, request.body);
    const ended = await endOtherSessions(register.pool, token);
    return declaredAnswer('access/end-other-sessions', sessionsEnded, { ended });
  });
  app.post('/api/access/mark-notices', async (request) => {
    const token = demandSession(request);
    const { notices } = parse(markNoticesInput, request.body);
    const marked = await markNotices(register.pool, token, notices);
    return declaredAnswer('access/mark-notices', noticesMarked, { marked });
  });
  app.get('/api/access/demonstration-officers', async () =>
    declaredAnswer(
      'access/demonstration-officers',
      z.array(demonstrationOfficer),
      await demonstrationOfficers(register.pool, kek, parts.demonstration),
    ),
  );
  app.post('/api/access/accept-invitation', async (request) =>
    declaredAnswer(
      'access/accept-invitation',
      acceptInvitationAnswer,
      await limited(request, () =>
        acceptInvitation(register.pool, kek, parse(acceptInvitationInput, request.body), demanding),
      ),
    ),
  );
  app.post('/api/access/confirm-invitation', async (request) => {
    await limited(request, () => confirmInvitation(register.pool, kek, parse(confirmInvitationInput, request.body)));
    return declaredAnswer('access/confirm-invitation', confirmInvitationAnswer, { confirmed: true });
  });
};
