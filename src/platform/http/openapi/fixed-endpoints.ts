import { z } from 'zod';
import {
  browserForgotten,
  changePasswordInput,
  elevateAnswer,
  elevateInput,
  endSessionInput,
  forgetBrowserInput,
  sessionsEnded,
} from '../../../core/access/account-views.ts';
import { markNoticesInput, noticesMarked } from '../../../core/access/mail-views.ts';
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
} from '../../../core/access/passkey-views.ts';
import {
  answerProviderAnswer,
  answerProviderInput,
  beginProviderSignInAnswer,
  beginProviderSignInInput,
  confirmProviderSignInInput,
  providerRow,
} from '../../../core/access/provider-views.ts';
import { TAKEN_LIST } from '../../../core/access/taken-list.ts';
import {
  acceptInvitationAnswer,
  acceptInvitationInput,
  confirmInvitationAnswer,
  confirmInvitationInput,
  demonstrationOfficer,
  documentAnswer,
  documentLimits,
  meAnswer,
  signInInput,
} from '../../../core/access/views.ts';
import type { Role } from '../../../core/register/roles.ts';
import { documentMediaTypes } from '../../files/media-type.ts';
import { takenListInput } from '../taken-list-routes.ts';
import type { Endpoint } from './endpoint.ts';

const HASH = '^[0-9a-f]{64}$';
const nothing = z.object({}).strict();
const ready = z.object({ database: z.string(), register: z.enum(['declared', 'not declared']) });

const signIn = (
  method: Endpoint['method'],
  name: string,
  text: string,
  rest: Pick<Endpoint, 'answer' | 'refuses'> & Partial<Endpoint>,
): Endpoint => ({
  method,
  path: `/api/access/${name}`,
  tag: 'sign-in',
  kind: 'sign-in',
  askers: 'public',
  summary: text,
  text,
  ...rest,
});

const status = (path: string, text: string, answer: Endpoint['answer'], refuses: readonly string[] = []): Endpoint => ({
  method: 'get',
  path,
  tag: 'status',
  kind: 'status',
  askers: 'public',
  summary: text,
  text,
  answer,
  refuses,
});

/**
 * The endpoints that are neither commands nor queries: sign-in, documents, status. `src/platform/http/openapi/openapi-routes.database.test.ts` compares them with
 * the routes that the server really has.
 * @param storers roles that may store a document
 */
export const fixedEndpoints = (storers: readonly Role[]): readonly Endpoint[] => [
  signIn(
    'post',
    'sign-in',
    'Signs in with user name, password, and the present one-time code or a passkey; the answer sets the session cookie.',
    {
      body: { schema: signInInput },
      answer: { schema: meAnswer },
      refuses: [
        'sign-in-failed',
        'provider-demanded',
        'passkey-demanded',
        'passkey-address',
        'too-many-attempts',
        'too-many-requests',
      ],
    },
  ),
  signIn('post', 'sign-out', 'Ends the session and takes the cookie back.', {
    body: { schema: nothing },
    answer: { schema: meAnswer },
    refuses: [],
  }),
  signIn(
    'post',
    'elevate',
    'A fresh second factor, by which the session may for some minutes seal, hand over, release, give rights and take lists along (`elevation-needed`).',
    {
      askers: 'signed-in',
      body: { schema: elevateInput },
      answer: { schema: elevateAnswer },
      refuses: [
        'not-signed-in',
        'session-replaced',
        'code-wrong',
        'passkey-void',
        'passkey-demanded',
        'passkey-address',
        'too-many-requests',
      ],
    },
  ),
  signIn(
    'post',
    'change-password',
    'Changes the own password and ends all other sessions; asks for a fresh second factor.',
    {
      askers: 'signed-in',
      body: { schema: changePasswordInput },
      answer: { schema: sessionsEnded },
      refuses: [
        'not-signed-in',
        'elevation-needed',
        'password-wrong',
        'password-weak',
        'password-at-provider',
        'demonstration-password',
        'too-many-requests',
      ],
    },
  ),
  signIn('post', 'forget-browser', 'Forgets a browser in which the officer signed in before.', {
    askers: 'signed-in',
    body: { schema: forgetBrowserInput },
    answer: { schema: browserForgotten },
    refuses: ['not-signed-in', 'session-replaced'],
  }),
  signIn('post', 'end-session', 'Ends one session: an own one, or one of an officer of the own authority.', {
    askers: 'signed-in',
    body: { schema: endSessionInput },
    answer: { schema: sessionsEnded },
    refuses: ['not-signed-in', 'session-replaced'],
  }),
  signIn('post', 'end-other-sessions', 'Ends all own sessions but this one.', {
    askers: 'signed-in',
    body: { schema: nothing },
    answer: { schema: sessionsEnded },
    refuses: ['not-signed-in', 'session-replaced'],
  }),
  signIn('post', 'mark-notices', 'Marks own notices as read. What they tell of waits all the same.', {
    askers: 'signed-in',
    body: { schema: markNoticesInput },
    answer: { schema: noticesMarked },
    refuses: ['not-signed-in', 'session-replaced'],
  }),
  signIn(
    'get',
    'demonstration-officers',
    'The officers of a synthetic register with everything that is needed to sign in; empty on any other register.',
    {
      answer: { schema: z.array(demonstrationOfficer) },
      refuses: [],
    },
  ),
  signIn(
    'post',
    'accept-invitation',
    'First step of an invited officer: a password. Answers the second factor, which is shown once.',
    {
      body: { schema: acceptInvitationInput },
      answer: { schema: acceptInvitationAnswer },
      refuses: ['invitation-void', 'provider-demanded', 'password-weak', 'too-many-requests'],
    },
  ),
  signIn(
    'post',
    'confirm-invitation',
    'Second step: the first one-time code proves that the authenticator works, and the account begins.',
    {
      body: { schema: confirmInvitationInput },
      answer: { schema: confirmInvitationAnswer },
      refuses: ['invitation-void', 'totp-wrong', 'too-many-requests'],
    },
  ),
  signIn(
    'post',
    'begin-invitation-passkey',
    'First step of an invited officer who takes a passkey in place of a password and codes: what the device is told.',
    {
      body: { schema: beginInvitationPasskeyInput },
      answer: { schema: passkeyEnrolment },
      refuses: ['invitation-void', 'provider-demanded', 'passkey-address', 'too-many-requests'],
    },
  ),
  signIn(
    'post',
    'accept-invitation-by-passkey',
    'Second step: the passkey that the device made signs in from now on, and the account begins. It has no password and no codes that anybody knows.',
    {
      body: { schema: acceptInvitationByPasskeyInput },
      answer: { schema: confirmInvitationAnswer },
      refuses: ['invitation-void', 'provider-demanded', 'passkey-void', 'passkey-address', 'too-many-requests'],
    },
  ),
  signIn('get', 'identity-providers', 'Authorities whose officers sign in at an identity provider of their own.', {
    answer: { schema: z.array(providerRow) },
    refuses: [],
  }),
  signIn(
    'post',
    'begin-provider-sign-in',
    'Begins a sign-in at the identity provider of an authority, or of who was invited by a one-time link. Answers where the browser goes; sets a cookie that binds it to this browser for ten minutes.',
    {
      body: { schema: beginProviderSignInInput },
      answer: { schema: beginProviderSignInAnswer },
      refuses: ['provider-none', 'provider-unreachable', 'invitation-void', 'too-many-requests'],
    },
  ),
  signIn(
    'post',
    'answer-provider',
    'What the identity provider brought back: used once, in the browser that began. Answers a new second factor, shown once, where the officer came by a one-time link.',
    {
      body: { schema: answerProviderInput },
      answer: { schema: answerProviderAnswer },
      refuses: [
        'provider-state-void',
        'provider-refused',
        'provider-unreachable',
        'provider-no-officer',
        'too-many-requests',
      ],
    },
  ),
  signIn(
    'post',
    'confirm-provider-sign-in',
    'The second factor after the identity provider; the answer sets the session cookie.',
    {
      body: { schema: confirmProviderSignInInput },
      answer: { schema: meAnswer },
      refuses: [
        'provider-state-void',
        'totp-wrong',
        'passkey-void',
        'passkey-demanded',
        'passkey-address',
        'too-many-attempts',
        'too-many-requests',
      ],
    },
  ),
  signIn(
    'post',
    'begin-passkey-sign-in',
    'Begins a sign-in by passkey, alone or after a password. It says nothing of any account.',
    {
      body: { schema: nothing },
      answer: { schema: passkeyRequest },
      refuses: ['passkey-address', 'too-many-requests'],
    },
  ),
  signIn(
    'post',
    'sign-in-by-passkey',
    'Signs in by a passkey alone, which the device gives after a finger, a face or a PIN; the answer sets the session cookie.',
    {
      body: { schema: passkeySignInInput },
      answer: { schema: meAnswer },
      refuses: [
        'sign-in-failed',
        'provider-demanded',
        'passkey-after-provider',
        'passkey-address',
        'too-many-attempts',
        'too-many-requests',
      ],
    },
  ),
  signIn('post', 'begin-passkey-elevation', 'Begins a fresh second factor by an own passkey.', {
    askers: 'signed-in',
    body: { schema: nothing },
    answer: { schema: passkeyRequest },
    refuses: ['not-signed-in', 'session-replaced', 'passkey-none', 'passkey-address'],
  }),
  signIn(
    'post',
    'begin-passkey-enrolment',
    'Begins to add a passkey to the own account; asks for a fresh second factor.',
    {
      askers: 'signed-in',
      body: { schema: nothing },
      answer: { schema: passkeyEnrolment },
      refuses: ['not-signed-in', 'session-replaced', 'elevation-needed', 'passkeys-full', 'passkey-address'],
    },
  ),
  signIn(
    'post',
    'enrol-passkey',
    'Adds the passkey that a device made to the own account; asks for a fresh second factor.',
    {
      askers: 'signed-in',
      body: { schema: enrolPasskeyInput },
      answer: { schema: passkeyEnrolled },
      refuses: ['not-signed-in', 'session-replaced', 'elevation-needed', 'passkey-void', 'passkey-address'],
    },
  ),
  signIn('post', 'revoke-passkey', 'Revokes an own passkey; asks for a fresh second factor.', {
    askers: 'signed-in',
    body: { schema: revokePasskeyInput },
    answer: { schema: passkeyRevoked },
    refuses: ['not-signed-in', 'session-replaced', 'elevation-needed'],
  }),
  signIn(
    'post',
    'demand-passkeys',
    'Demands passkeys of the officers of the own authority in place of codes, or ends that: by an administrator who has one; asks for a fresh second factor.',
    {
      askers: 'signed-in',
      body: { schema: demandPasskeysInput },
      answer: { schema: passkeysDemanded },
      refuses: ['not-signed-in', 'not-permitted', 'session-replaced', 'elevation-needed', 'passkey-first'],
    },
  ),
  {
    method: 'get',
    path: '/api/documents',
    tag: 'documents',
    kind: 'document',
    askers: 'public',
    summary: 'What may be uploaded: kinds and size.',
    text: 'What may be uploaded: kinds and size.',
    answer: { schema: documentLimits },
    refuses: [],
  },
  {
    method: 'post',
    path: '/api/documents',
    tag: 'documents',
    kind: 'document',
    askers: storers,
    summary: 'Stores a document.',
    text: 'Stores a document, encrypted, under the SHA-256 of its bytes. Storing the same bytes again is no error; an Idempotency-Key is possible and not needed.',
    body: { mediaTypes: documentMediaTypes },
    answer: { schema: documentAnswer },
    refuses: ['document-too-large', 'document-type', 'disk-full'],
  },
  {
    method: 'get',
    path: '/api/documents/{sha256}',
    tag: 'documents',
    kind: 'document',
    askers: 'signed-in',
    summary: 'The bytes of a document.',
    text: 'The bytes of a document, to whoever may see what it belongs to; knowing the hash is not enough.',
    inPath: { sha256: HASH },
    answer: { mediaType: '*/*' },
    refuses: ['not-found', 'document-damaged'],
  },
  {
    method: 'get',
    path: `/api/${TAKEN_LIST}`,
    tag: 'access',
    kind: 'document',
    askers: 'signed-in',
    summary: 'The rows of a long list as CSV, to its end.',
    text: 'The rows of a long list as CSV, to its end, to the officer who wrote the taking down with access/export-list within the last hour. Read in one snapshot, part by part.',
    parameters: takenListInput,
    answer: { mediaType: 'text/csv' },
    refuses: ['not-found', 'busy', 'invalid-input'],
  },
  status('/healthz', 'Is the process there?', { schema: z.object({ process: z.literal('running') }) }),
  status('/readyz', 'Does the database answer, and is there a register? 503 while not.', { schema: ready }),
  status('/metrics', 'Figures of the server for Prometheus: no person, no officer, no address.', {
    mediaType: 'text/plain',
  }),
  status('/api/openapi.json', 'This document.', { mediaType: 'application/json' }),
  status('/api/docs', 'This document as a page.', { mediaType: 'text/html' }),
];
