import type { LogFiles } from '../core/ledger/slip-check/check-slip.ts';

/** The register gives its log to others than whoever looks. */
export class NotReadable extends Error {}

/** The log of the register that gave this page. Nothing of a slip is in what is asked: it is the same for everybody. */
export const logOfRegister: LogFiles = async (path) => {
  const answer = await fetch(`/ledger/${path}`, { cache: 'no-store' });
  if (!answer.ok) await answer.body?.cancel();
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new NotReadable();
  return new Uint8Array(await answer.arrayBuffer());
};

/** An exported log in a folder that was chosen: the one that holds `checkpoint`. */
export const logOfFolder = (files: readonly File[]): LogFiles => {
  const pathOf = (file: File): string => file.webkitRelativePath || file.name;
  const checkpoint = files.map(pathOf).find((path) => /(^|\/)checkpoint$/.test(path)) ?? 'checkpoint';
  const folder = checkpoint.slice(0, -'checkpoint'.length);
  const byPath = new Map(files.map((file) => [pathOf(file), file]));
  return async (path) => {
    const file = byPath.get(`${folder}${path}`);
    return file === undefined ? undefined : new Uint8Array(await file.arrayBuffer());
  };
};
