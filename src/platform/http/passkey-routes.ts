import type { FastifyInstance, FastifyRequest } from 'fastify';
import { abilitiesOf } from '../../core/access/abilities.ts';
import { browserWords } from '../../core/access/browser-words.ts';
import { acceptInvitationByPasskey, beginInvitationPasskey } from '../../core/access/invitation-by-passkey.ts';
import { signInByPasskey } from '../../core/access/passkey-sign-in.ts';
import { passkeySite } from '../../core/access/passkey-site.ts';
import {
  acceptInvitationByPasskeyInput,
  beginInvitationPasskeyInput,
  demandPasskeysInput,
  enrolPasskeyInput,
  passkeyEnrolled,
  passkeyEnrolment,
  passkeyRequest,
  passkeyRevoked,
  passkeySignInInput,
  passkeysDemanded,
  revokePasskeyInput,
} from '../../core/access/passkey-views.ts';
import {
  beginPasskeyElevation,
  beginPasskeyEnrolment,
  beginPasskeySignIn,
  demandPasskeys,
  enrolPasskey,
  revokePasskey,
} from '../../core/access/passkeys.ts';
import { me } from '../../core/access/queries/me.ts';
import { signOut } from '../../core/access/sign-in.ts';
import { confirmInvitationAnswer } from '../../core/access/views.ts';
import { AttemptLimiter } from './attempt-limiter.ts';
import { declaredAnswer } from './declared-answer.ts';
import { countedBy, limitedBy } from './limited-work.ts';
import { parseBody } from './parse-body.ts';
import { anyQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { originOf } from './request-guard.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { demandSession, findBrowser, findSession, setBrowser, setSession } from './session-cookie.ts';

/** Passkeys: added and revoked by who is signed in, asked at sign-in and as a fresh second factor. */
export const addPasskeyRoutes = (app: FastifyInstance, parts: ServerParts, limiter?: AttemptLimiter): void => {
  const { register, limits } = parts;
  const { pool } = register;
  const demanding = (parts.identityProviders ?? []).flatMap((one) => (one.demanded ? [one.authority] : []));
  const secure = parts.publicOrigin !== undefined;
  const limited = limitedBy(limiter);
  // beginnings succeed for everybody and are kept: they have a count of their own, so that they slow down nobody's sign-in by password
  const counted = countedBy(limiter === undefined ? undefined : new AttemptLimiter());
  const siteOf = (request: FastifyRequest) => passkeySite(originOf(request, parts.publicOrigin));

  app.post('/api/access/begin-passkey-sign-in', async (request) => {
    parseBody(nothing, request.body);
    const begun = await counted(request, () => beginPasskeySignIn(pool, siteOf(request)));
    return declaredAnswer('access/begin-passkey-sign-in', passkeyRequest, begun);
  });
  app.post('/api/access/sign-in-by-passkey', async (request, reply) => {
    const { passkey } = parseBody(passkeySignInInput, request.body);
    const before = findSession(request);
    const browser = { words: browserWords(request.headers['user-agent']), token: findBrowser(request, secure) };
    const { token, browserToken } = await limited(request, () =>
      signInByPasskey(pool, siteOf(request), limits, passkey, browser, demanding),
    );
    if (before !== undefined) await signOut(pool, before);
    setSession(reply, token, secure);
    setBrowser(reply, browserToken, secure);
    return runQuery(pool, anyQuery(me), token, {}, (context) => abilitiesOf(parts.commands, context));
  });
  app.post('/api/access/begin-invitation-passkey', async (request) => {
    const { token } = parseBody(beginInvitationPasskeyInput, request.body);
    const begun = await limited(request, () => beginInvitationPasskey(pool, siteOf(request), token, demanding));
    return declaredAnswer('access/begin-invitation-passkey', passkeyEnrolment, begun);
  });
  app.post('/api/access/accept-invitation-by-passkey', async (request) => {
    const input = parseBody(acceptInvitationByPasskeyInput, request.body);
    await limited(request, () => acceptInvitationByPasskey(pool, parts.kek, siteOf(request), input, demanding));
    return declaredAnswer('access/accept-invitation-by-passkey', confirmInvitationAnswer, { confirmed: true });
  });
  app.post('/api/access/begin-passkey-elevation', async (request) => {
    const token = demandSession(request);
    parseBody(nothing, request.body);
    const begun = await beginPasskeyElevation(pool, siteOf(request), token);
    return declaredAnswer('access/begin-passkey-elevation', passkeyRequest, begun);
  });
  app.post('/api/access/begin-passkey-enrolment', async (request) => {
    const token = demandSession(request);
    parseBody(nothing, request.body);
    const begun = await beginPasskeyEnrolment(pool, siteOf(request), token);
    return declaredAnswer('access/begin-passkey-enrolment', passkeyEnrolment, begun);
  });
  app.post('/api/access/enrol-passkey', async (request) => {
    const token = demandSession(request);
    const input = parseBody(enrolPasskeyInput, request.body);
    const passkeyId = await enrolPasskey(pool, siteOf(request), token, input);
    return declaredAnswer('access/enrol-passkey', passkeyEnrolled, { passkeyId });
  });
  app.post('/api/access/revoke-passkey', async (request) => {
    const token = demandSession(request);
    const { passkeyId } = parseBody(revokePasskeyInput, request.body);
    const revoked = await revokePasskey(pool, token, passkeyId);
    return declaredAnswer('access/revoke-passkey', passkeyRevoked, { revoked });
  });
  app.post('/api/access/demand-passkeys', async (request) => {
    const token = demandSession(request);
    const { demanded } = parseBody(demandPasskeysInput, request.body);
    await demandPasskeys(pool, token, demanded);
    return declaredAnswer('access/demand-passkeys', passkeysDemanded, { demanded });
  });
};
