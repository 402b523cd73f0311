import fs from 'node:fs';
import path from 'node:path';
import type { ServerAccount } from './choose-server-account.ts';

const mayPass = (status: fs.Stats, account: ServerAccount): boolean => {
  if (status.uid === account.uid) return (status.mode & 0o100) !== 0;
  if (status.gid === account.gid) return (status.mode & 0o010) !== 0;
  return (status.mode & 0o001) !== 0;
};

/**
 * The topmost folder on the way to `folder` (itself included) that the account cannot enter, or undefined where it can
 * go all the way. Folders that do not exist yet are taken as enterable: we make them so. Reads mode bits; access
 * control lists are not considered.
 */
export const findClosedFolder = (folder: string, account: ServerAccount): string | undefined => {
  const ancestors: string[] = [];
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    ancestors.unshift(current);
    if (current === path.dirname(current)) break;
  }
  return ancestors.find((ancestor) => {
    const status = fs.statSync(ancestor, { throwIfNoEntry: false });
    return status !== undefined && !mayPass(status, account);
  });
};
