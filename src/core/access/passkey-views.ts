/** Wire of passkeys: what a device is asked, what it answers, and which ones an officer has. */
import { z } from 'zod';
import { codes, instant, view } from '../wire.ts';

const bytes = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/)
    .describe('base64url, without padding.');

/** What a device answers with one of its passkeys: the parts of an `AuthenticatorAssertionResponse`. */
export const passkeyAnswer = z
  .object({
    credentialId: bytes(1_400),
    clientData: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(2_000),
    userHandle: bytes(100).optional(),
  })
  .strict();
/** What a device answers with one of its passkeys. */
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>;

export const passkeyRequest = view('PasskeyRequest', 'What a passkey is asked to sign, once and within five minutes.', {
  challenge: z.string().describe('32 bytes, base64url.'),
  site: z.string().describe('The host for which passkeys of this register are made (RP ID).'),
  credentialIds: z
    .array(z.string())
    .describe('Passkeys one of which is asked; none: whichever the device has. In an enrolment: those that are there.'),
});
/** Answer of `POST /api/access/begin-passkey-sign-in` and `begin-passkey-elevation`. */
export type PasskeyRequest = z.infer<typeof passkeyRequest>;

export const passkeyEnrolment = view('PasskeyEnrolment', 'What a device is told that makes a passkey.', {
  challenge: z.string().describe('32 bytes, base64url.'),
  site: z.string().describe('The host for which passkeys of this register are made (RP ID).'),
  credentialIds: z.array(z.string()).describe('Passkeys of this officer that are there already.'),
  userHandle: z.string().describe('What devices know the account by: random bytes, base64url.'),
  username: z.string(),
});
/** Answer of `POST /api/access/begin-passkey-enrolment`. */
export type PasskeyEnrolment = z.infer<typeof passkeyEnrolment>;

export const enrolPasskeyInput = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(60)
      // what is no letter of any script would change how the row is read
      .regex(/^[^\p{C}]*$/u),
    clientData: bytes(4_000),
    attestation: bytes(16_000),
  })
  .strict();
/** `POST /api/access/enrol-passkey`: the parts of an `AuthenticatorAttestationResponse`, and what the officer calls the passkey. */
export type EnrolPasskeyInput = z.infer<typeof enrolPasskeyInput>;

/** `POST /api/access/begin-invitation-passkey`: the token of a one-time link. */
export const beginInvitationPasskeyInput = z.object({ token: z.string().min(1).max(200) }).strict();
/** `POST /api/access/begin-invitation-passkey`. */
export type BeginInvitationPasskeyInput = z.infer<typeof beginInvitationPasskeyInput>;

export const acceptInvitationByPasskeyInput = enrolPasskeyInput.extend(beginInvitationPasskeyInput.shape).strict();
/** `POST /api/access/accept-invitation-by-passkey`: the link, and the passkey that takes the place of password and codes. */
export type AcceptInvitationByPasskeyInput = z.infer<typeof acceptInvitationByPasskeyInput>;

export const passkeyEnrolled = view('PasskeyEnrolled', 'The passkey that was added.', { passkeyId: z.uuid() });

export const revokePasskeyInput = z.object({ passkeyId: z.uuid() }).strict();
/** `POST /api/access/revoke-passkey`. */
export type RevokePasskeyInput = z.infer<typeof revokePasskeyInput>;

export const passkeyRevoked = view('PasskeyRevoked', 'Whether there was such a passkey in use.', {
  revoked: z.boolean(),
});

export const demandPasskeysInput = z.object({ demanded: z.boolean() }).strict();
/** `POST /api/access/demand-passkeys`. */
export type DemandPasskeysInput = z.infer<typeof demandPasskeysInput>;

export const passkeysDemanded = view('PasskeysDemanded', 'Whether passkeys are demanded now.', {
  demanded: z.boolean(),
});

export const passkeySignInInput = z.object({ passkey: passkeyAnswer }).strict();
/** `POST /api/access/sign-in-by-passkey`. */
export type PasskeySignInInput = z.infer<typeof passkeySignInInput>;

export const passkeyRow = view('PasskeyRow', 'A passkey of the officer who asks.', {
  passkeyId: z.uuid(),
  name: z.string(),
  addedAt: instant,
  usedAt: instant.nullable().describe('When the officer last signed in or confirmed with it.'),
  copies: z
    .boolean()
    .describe('Whether the device may copy it to other devices of its holder, by an account of its maker.'),
  revokedAt: instant.nullable(),
  revokedWhy: codes('PasskeyEnd', 'Why a passkey was revoked.', ['officer', 'renewed', 'suspended', 'copied'])
    .nullable()
    .describe(
      '`renewed`: a new link took the place of what the officer signed in with. `copied`: its counter went back, so that two devices use it.',
    ),
});
/** A passkey of the officer who asks. */
export type PasskeyRow = z.infer<typeof passkeyRow>;

export const passkeysAnswer = view('PasskeysAnswer', 'The passkeys of the officer who asks, also those revoked.', {
  passkeys: z.array(passkeyRow),
  demandedSince: instant.nullable().describe('Since when the own authority demands passkeys of its officers.'),
  codesUntil: instant
    .nullable()
    .describe('Until when codes still do for who has no passkey in use, where passkeys are demanded.'),
  governed: z
    .object({ officers: z.int(), without: z.int() })
    .nullable()
    .describe('For administrators: how many officers of the authority can sign in, and how many have no passkey.'),
});
/** `GET /api/access/passkeys`. */
export type PasskeysAnswer = z.infer<typeof passkeysAnswer>;
