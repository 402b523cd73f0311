import { request } from './request.ts';

/** Asks the register for a file, by an address or by a body, and offers it to be saved under the name that the register gives it. */
export async function saveFile(path: string, body?: unknown): Promise<void> {
  const response = await request(path, {
    headers: { Accept: '*/*', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'amana';
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
