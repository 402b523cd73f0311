import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { encode } from 'cborg';
import type { PasskeyAnswer, PasskeyEnrolment, PasskeyRequest } from '../../src/core/access/passkey-views.ts';

/** What a device does otherwise than it should. */
export type Amiss = {
  readonly origin?: string;
  readonly site?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  /** Whether its holder proved to be there: a finger, a face, a PIN. */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  /** Signs in place of the passkey's own key. */
  readonly key?: KeyObject;
  /** What it says of who made it. */
  readonly statement?: { readonly fmt: string; readonly attStmt: object };
};

const hashOf = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const PRESENT = 0x01;
const VERIFIED = 0x04;
const ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const HOLDS_KEY = 0x40;

/** A device in this process that makes passkeys and signs with them as WebAuthn has it: ES256, no statement about itself. */
export class Device {
  readonly id = randomBytes(32);
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  readonly #copies: boolean;
  #handle = '';
  #counter = 0;

  /** @param copies whether it is one that copies its passkeys to others, which do not count */
  constructor(origin: string, copies = false) {
    this.#origin = origin;
    this.#copies = copies;
  }

  /** The private key, for whoever copies the device. */
  get key(): KeyObject {
    return this.#key.privateKey;
  }

  /** Makes the passkey. */
  make(asked: PasskeyEnrolment, amiss: Amiss = {}): { clientData: string; attestation: string } {
    this.#handle = asked.userHandle;
    const { x, y } = this.#key.publicKey.export({ format: 'jwk' });
    const coordinate = (part: string | undefined) => new Uint8Array(Buffer.from(part ?? '', 'base64url'));
    const publicKey = encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const made = Buffer.concat([
      this.#data(asked.site, HOLDS_KEY, amiss),
      Buffer.alloc(16),
      length,
      this.id,
      publicKey,
    ]);
    const { fmt, attStmt } = amiss.statement ?? { fmt: 'none', attStmt: {} };
    return {
      clientData: this.#client('webauthn.create', asked.challenge, amiss),
      attestation: text(encode({ fmt, attStmt, authData: new Uint8Array(made) })),
    };
  }

  /** Signs. */
  answer(asked: PasskeyRequest, amiss: Amiss = {}): PasskeyAnswer {
    if (!this.#copies) this.#counter += 1;
    const clientData = this.#client('webauthn.get', asked.challenge, amiss);
    const data = this.#data(asked.site, 0, amiss);
    const handle = amiss.userHandle ?? this.#handle;
    const signed = Buffer.concat([data, hashOf(Buffer.from(clientData, 'base64url'))]);
    return {
      credentialId: text(this.id),
      clientData,
      authenticatorData: text(data),
      signature: text(sign('sha256', signed, amiss.key ?? this.#key.privateKey)),
      ...(handle === '' ? {} : { userHandle: handle }),
    };
  }

  #client(type: string, challenge: string, amiss: Amiss): string {
    const { origin = this.#origin, crossOrigin = false } = amiss;
    const said = { type: amiss.type ?? type, challenge: amiss.challenge ?? challenge, origin, crossOrigin };
    return text(Buffer.from(JSON.stringify(said)));
  }

  #data(site: string, more: number, amiss: Amiss): Buffer {
    const verified = amiss.verified === false ? 0 : VERIFIED;
    const flags = PRESENT | verified | more | (this.#copies ? ELIGIBLE | BACKED_UP : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(amiss.counter ?? this.#counter);
    return Buffer.concat([hashOf(amiss.site ?? site), Buffer.from([flags]), counter]);
  }
}
