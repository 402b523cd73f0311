/** A person as a manifest commits to them: a random salt and a canonical text made by the caller. */
export type ManifestEntry = {
  /** At least 16 random bytes of this person in this manifest; without it the text cannot be guessed from the root. */
  readonly salt: Uint8Array;
  /** Canonical text (RFC 8785) of what the manifest says of the person: register number, compartment and so on. */
  readonly text: string;
};

const HASH_BYTES = 32;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** HMAC-SHA256(salt, text): commits to one person without telling who it is. 32 bytes. Throws RangeError for a short salt. */
export async function personCommitment({ salt, text }: ManifestEntry): Promise<Uint8Array<ArrayBuffer>> {
  if (salt.length < 16) throw new RangeError('The salt of a person commitment must be at least 16 bytes long.');
  const key = await crypto.subtle.importKey('raw', new Uint8Array(salt), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}

function hashLeaf(commitment: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (commitment.length !== HASH_BYTES) throw new RangeError('A person commitment is 32 bytes long.');
  const prefixed = new Uint8Array(1 + HASH_BYTES);
  prefixed.set(commitment, 1);
  return sha256(prefixed);
}

function hashNode(left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const prefixed = new Uint8Array(1 + 2 * HASH_BYTES);
  prefixed[0] = 1;
  prefixed.set(left, 1);
  prefixed.set(right, 1 + HASH_BYTES);
  return sha256(prefixed);
}

/**
 * The RFC 6962 tree hash over person commitments, in the order given: the caller fixes one order (that of the manifest).
 * Folding level by level and passing an odd last node up unchanged gives the same tree as the RFC's recursive split.
 * @param commitments 32 bytes each. @returns 32 bytes; for no persons SHA-256 of nothing, as the RFC says.
 */
export async function treeRoot(commitments: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  let level = await Promise.all(commitments.map(hashLeaf));
  while (level.length > 1) {
    const below = level;
    const parents = Array.from({ length: Math.ceil(below.length / 2) }, async (_, index) => {
      const left = below[2 * index] as Uint8Array<ArrayBuffer>;
      const right = below[2 * index + 1];
      return right === undefined ? left : await hashNode(left, right);
    });
    level = await Promise.all(parents);
  }
  return level[0] ?? (await sha256(new Uint8Array(0)));
}

/** The manifest root: {@link treeRoot} over the {@link personCommitment} of every entry, in the order of the entries. */
export async function manifestRoot(entries: readonly ManifestEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  return treeRoot(await Promise.all(entries.map(personCommitment)));
}
