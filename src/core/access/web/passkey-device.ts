import { fromBase64url, toBase64url } from '../../../app/keys/base64url.ts';
import type { EnrolPasskeyInput, PasskeyAnswer, PasskeyEnrolment, PasskeyRequest } from '../passkey-views.ts';

/** How long the device waits for its holder, in milliseconds: as long as the register waits for the device. */
const PATIENCE = 300_000;

/** The device gave no passkey: its holder did not want to, it has none, or it has one already of this account. */
export class NoPasskeyError extends Error {
  readonly isThere: boolean;
  constructor(isThere: boolean, cause: unknown) {
    super('The device gave no passkey.', { cause });
    this.isThere = isThere;
  }
}

/** Whether this browser has passkeys for this page: none for a page that was opened by the number of a machine. */
export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && !/^[\d.]+$|^\[/.test(window.location.hostname);
}

async function given(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await asked;
  } catch (error) {
    throw new NoPasskeyError(error instanceof DOMException && error.name === 'InvalidStateError', error);
  }
  if (!(credential instanceof PublicKeyCredential)) throw new NoPasskeyError(false, undefined);
  return credential;
}

const text = (bytes: ArrayBuffer): string => toBase64url(new Uint8Array(bytes));
const named = (credentialIds: string[]): PublicKeyCredentialDescriptor[] =>
  credentialIds.map((id) => ({ type: 'public-key', id: fromBase64url(id) }));

/** Asks the device to sign with a passkey; its holder shows a finger or a face, or types a PIN. Throws {@link NoPasskeyError}. */
export async function askPasskey({ challenge, site, credentialIds }: PasskeyRequest): Promise<PasskeyAnswer> {
  const credential = await given(
    navigator.credentials.get({
      publicKey: {
        challenge: fromBase64url(challenge),
        rpId: site,
        allowCredentials: named(credentialIds),
        userVerification: 'required',
        timeout: PATIENCE,
      },
    }),
  );
  const { clientDataJSON, authenticatorData, signature, userHandle } =
    credential.response as AuthenticatorAssertionResponse;
  return {
    credentialId: text(credential.rawId),
    clientData: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    ...(userHandle !== null && userHandle.byteLength > 0 && { userHandle: text(userHandle) }),
  };
}

/** Lets the device make a passkey that it finds by itself. Throws {@link NoPasskeyError}. */
export async function makePasskey(asked: PasskeyEnrolment): Promise<Omit<EnrolPasskeyInput, 'name'>> {
  const credential = await given(
    navigator.credentials.create({
      publicKey: {
        challenge: fromBase64url(asked.challenge),
        rp: { id: asked.site, name: 'Amana' },
        user: { id: fromBase64url(asked.userHandle), name: asked.username, displayName: asked.username },
        // Ed25519, ES256, RS256: what the register takes
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: named(asked.credentialIds),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        timeout: PATIENCE,
      },
    }),
  );
  const { clientDataJSON, attestationObject } = credential.response as AuthenticatorAttestationResponse;
  return { clientData: text(clientDataJSON), attestation: text(attestationObject) };
}
