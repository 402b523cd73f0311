import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafHash } from '../leaf.ts';
import { MerkleTree } from './merkle-tree.ts';
import { tilePath } from './tile-path.ts';
import { TileTree } from './tile-tree.ts';
import { TileWriter } from './write-tiles.ts';

const SIZE = 66_000;
const files = new Map<string, Buffer>();
const tree = new MerkleTree();
const writer = new TileWriter(({ path, bytes }) => files.set(path, bytes));
for (let index = 0; index < SIZE; index += 1) {
  const leaf = randomBytes(65);
  writer.append(leaf);
  tree.append(leafHash(leaf));
}
writer.finish();
const read = (path: string): Buffer | undefined => files.get(path);

test('a tree that is read from tiles proves what the tree in memory proves', () => {
  expect(new TileTree(read, SIZE).root()).toEqual(tree.root());
  fc.assert(
    fc.property(fc.integer({ min: 1, max: SIZE }), fc.nat(), (earlier, draw) => {
      const [tiles, index] = [new TileTree(read, SIZE), draw % SIZE];
      expect(tiles.inclusion(index)).toEqual(tree.inclusion(index));
      expect(tiles.consistency(earlier)).toEqual(tree.consistency(earlier));
    }),
  );
});

test('an earlier size is proved when its partial tiles are gone and the full ones stand', () => {
  const earlier = 65_536 + 44;
  expect(new TileTree(read, earlier).inclusion(65_540)).toEqual(tree.inclusion(65_540, earlier));
});

test('a tile that is missing or short is named, and proves nothing', () => {
  const path = tilePath(0, 7, 256);
  const without = (name: string) => (name === path ? undefined : read(name));
  expect(() => new TileTree(without, SIZE).inclusion(7 * 256)).toThrow(path);
  const short = (name: string) => (name === path ? read(name)?.subarray(0, 100) : read(name));
  expect(() => new TileTree(short, SIZE).inclusion(7 * 256)).toThrow(path);
});
