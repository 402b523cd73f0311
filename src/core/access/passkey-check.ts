import type { PasskeySite } from './passkey-site.ts';
import type { PasskeyAnswer } from './passkey-views.ts';
import { isToken } from './session-token.ts';

/** What a device says of a passkey, in what it signed. */
export type PasskeyState = { readonly counter: number; readonly eligible: boolean; readonly backedUp: boolean };

/** A passkey that a device made. */
export type NewPasskey = PasskeyState & { readonly credentialId: Buffer; readonly publicKey: Buffer };

/** Signatures that passkeys may make: Ed25519, ES256 and RS256 (COSE). */
const ALGORITHMS = [-8, -7, -257];

/** What checks signatures is loaded when the first passkey is used. */
const library = () => import('@simplewebauthn/server');

/**
 * The challenge that a device says it signed; undefined where it is none of this register, or where another site framed the page.
 * @param clientData base64url, as the device gave it
 */
export const challengeOf = (clientData: string): string | undefined => {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'));
    if (typeof said !== 'object' || said === null) return undefined;
    const { challenge, crossOrigin } = said as { challenge?: unknown; crossOrigin?: unknown };
    return typeof challenge === 'string' && isToken(challenge) && crossOrigin !== true ? challenge : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Checks what a device signed: challenge, origin, host, that somebody was there and proved to the device to be its holder, and the signature. Whether the counter went on is asked by the database, under the lock of the row.
 * @param handle what devices know the officer's account by
 * @returns undefined for whatever is wrong
 */
export const checkAnswer = async (
  answer: PasskeyAnswer,
  challenge: string,
  site: PasskeySite,
  publicKey: Buffer,
  handle: Buffer,
): Promise<PasskeyState | undefined> => {
  if (answer.userHandle !== undefined && !Buffer.from(answer.userHandle, 'base64url').equals(handle)) return undefined;
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: answer.credentialId,
        rawId: answer.credentialId,
        type: 'public-key',
        response: {
          clientDataJSON: answer.clientData,
          authenticatorData: answer.authenticatorData,
          signature: answer.signature,
        },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      credential: { id: answer.credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
    });
    if (!verified) return undefined;
    const { newCounter: counter, credentialDeviceType, credentialBackedUp: backedUp } = authenticationInfo;
    return { counter, eligible: credentialDeviceType === 'multiDevice', backedUp };
  } catch {
    // the library throws for each thing that is wrong: what it was helps only whoever tries
    return undefined;
  }
};

/**
 * Checks what a device made. Who made the device is not asked: statements about it are refused before anybody reads them, because checking their certificates would send requests to addresses that stand in them.
 * @returns undefined for whatever is wrong
 */
export const checkNew = async (
  made: { readonly clientData: string; readonly attestation: string },
  challenge: string,
  site: PasskeySite,
): Promise<NewPasskey | undefined> => {
  const { verifyRegistrationResponse } = await library();
  const { decodeAttestationObject, parseAuthenticatorData } = await import('@simplewebauthn/server/helpers');
  try {
    const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(made.attestation, 'base64url')));
    // some devices sign what they made with the new key itself, although nobody asked them to
    const own = attestation.get('fmt') === 'packed' && attestation.get('attStmt').get('x5c') === undefined;
    const { credentialID } = parseAuthenticatorData(attestation.get('authData'));
    if ((attestation.get('fmt') !== 'none' && !own) || credentialID === undefined) return undefined;
    const id = Buffer.from(credentialID).toString('base64url');
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON: made.clientData, attestationObject: made.attestation },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return undefined;
    const { credential, credentialDeviceType, credentialBackedUp: backedUp } = registrationInfo;
    return {
      credentialId: Buffer.from(credentialID),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      eligible: credentialDeviceType === 'multiDevice',
      backedUp,
    };
  } catch {
    return undefined;
  }
};
