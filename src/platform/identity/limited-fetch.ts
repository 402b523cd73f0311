import type { CustomFetch } from 'openid-client';

/** The most that an identity provider may answer, in bytes: descriptions, keys and tokens are a few thousand. */
const MOST_BYTES = 256 * 1024;

const readBody = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) throw new TypeError('The answer is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

/**
 * A `fetch` that asks one origin only, follows no redirect, and takes no more than a few thousand bytes: what a provider says about itself sends the register to no other machine.
 * @param origin of the issuer
 */
export const limitedFetch =
  (origin: string): CustomFetch =>
  async (address, { body: sent, signal, ...init }) => {
    if (new URL(address).origin !== origin) throw new TypeError('The provider names an address of another machine.');
    const response = await fetch(address, {
      ...init,
      // what the library sends is a text; its type allows for more than that of `fetch`
      ...(sent == null ? {} : { body: sent as BodyInit }),
      ...(signal === undefined ? {} : { signal }),
      redirect: 'manual',
    });
    const body = await readBody(response);
    return new Response(body === '' ? null : body, { status: response.status, headers: response.headers });
  };
