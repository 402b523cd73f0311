import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseDataFolder } from './choose-data-folder.ts';
import { findClosedFolder } from './find-closed-folder.ts';

/** A user of no machine: neither owner nor group of anything. */
const stranger = { name: 'stranger', uid: 4_000_001, gid: 4_000_001 };

let root = '';
let closed = '';
let open = '';

beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amana-reach-')));
  fs.chmodSync(root, 0o755);
  closed = path.join(root, 'closed');
  open = path.join(root, 'open');
  fs.mkdirSync(path.join(closed, 'clone'), { recursive: true });
  fs.mkdirSync(open);
  fs.chmodSync(closed, 0o700);
});

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

describe('findClosedFolder', () => {
  it('names the folder that stands in the way', () => {
    expect(findClosedFolder(path.join(closed, 'clone'), stranger)).toBe(closed);
  });

  it('lets the owner pass, and anybody through an open way to a folder that does not exist yet', () => {
    const owner = { name: 'owner', uid: fs.statSync(closed).uid, gid: fs.statSync(closed).gid };
    expect(findClosedFolder(closed, owner)).toBeUndefined();
    expect(findClosedFolder(path.join(open, 'new', 'data'), stranger)).toBeUndefined();
  });
});

describe('chooseDataFolder', () => {
  it('lies beside the clone where the database can go there, or runs as ourselves', () => {
    expect(chooseDataFolder(undefined, open, () => stranger)).toBe(path.join(open, '.amana'));
    expect(chooseDataFolder(undefined, path.join(closed, 'clone'), () => undefined)).toBe(
      path.join(closed, 'clone', '.amana'),
    );
  });

  it('lies in a folder of the clone’s own under /var/lib/amana where the clone is closed to the database', () => {
    const first = chooseDataFolder(undefined, path.join(closed, 'clone'), () => stranger);
    expect(first).toMatch(/^\/var\/lib\/amana\/[0-9a-f]{12}$/);
    expect(chooseDataFolder(undefined, closed, () => stranger)).not.toBe(first);
  });

  it('is the named folder, from the working directory', () => {
    expect(chooseDataFolder('some/data', closed, () => stranger)).toBe(path.resolve('some/data'));
  });
});
