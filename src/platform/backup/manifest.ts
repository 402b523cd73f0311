import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deriveKey } from '../../core/access/secret-box.ts';
import type { KeyEncryptingKey } from '../../core/ledger/envelope-key.ts';
import { DamagedArchiveError } from './tar.ts';

/** The last two members of a backup. */
export const MANIFEST = 'manifest.json';
export const SEAL = 'seal.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const description = z.object({
  /** Version of the program that made it. */
  program: z.string(),
  /** Major version of PostgreSQL, and system and processor: the files of a cluster fit only these. */
  postgres: z.number().int(),
  platform: z.string(),
  madeAt: z.iso.datetime(),
  register: z.string(),
  /** Ids of the key-encrypting keys that the register's streams are wrapped with. The keys themselves are not in a backup. */
  keyIds: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
  migrations: z.array(z.string()),
  /** At least these were copied; what was recorded while the copying ended may be there too. */
  events: z.number().int(),
  newestPosition: z.number().int(),
  newestReceivedAt: z.number().int().nullable(),
});

/** What a backup is of. Instants are milliseconds since the epoch, `madeAt` is ISO 8601. */
export type Description = z.output<typeof description>;

const manifest = description.extend({
  format: z.literal('amana-backup/1'),
  members: z.array(z.object({ name: z.string(), bytes: z.number().int().min(0), sha256 })),
});

/** What a backup says of itself: what it is of, and the size and SHA-256 of every other member. */
export type ArchiveManifest = z.output<typeof manifest>;

const seal = z.object({
  manifestSha256: sha256,
  algorithm: z.literal('HMAC-SHA256').optional(),
  keyId: z.string().optional(),
  mac: sha256.optional(),
});

/** The last word of a backup: the digest of its manifest and, where the key was at hand, a code that only its holder can make. */
export type ArchiveSeal = z.output<typeof seal>;

const macOf = (key: KeyEncryptingKey, digest: string): string =>
  createHmac('sha256', deriveKey(key, 'backup-manifest')).update(digest).digest('hex');

/** Seals the bytes of a manifest. */
export const makeSeal = (text: Uint8Array, key: KeyEncryptingKey | undefined): ArchiveSeal => {
  const manifestSha256 = hash('sha256', text);
  if (key === undefined) return { manifestSha256 };
  return { manifestSha256, algorithm: 'HMAC-SHA256', keyId: key.id, mac: macOf(key, manifestSha256) };
};

/** Whether the seal was made with this key; undefined where it was made without one or with another. */
export const isSealedWith = (sealed: ArchiveSeal, key: KeyEncryptingKey): boolean | undefined => {
  if (sealed.mac === undefined || sealed.keyId !== key.id) return undefined;
  return timingSafeEqual(Buffer.from(sealed.mac), Buffer.from(macOf(key, sealed.manifestSha256)));
};

const parse = <Value>(schema: z.ZodType<Value>, text: Buffer, what: string): Value => {
  let value: unknown;
  try {
    value = JSON.parse(text.toString('utf8'));
  } catch (cause) {
    throw new DamagedArchiveError(`its ${what} is not readable`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DamagedArchiveError(
    `its ${what} is not of the form amana-backup/1: it was made by another version, or is damaged`,
  );
};

export const parseManifest = (text: Buffer): ArchiveManifest => parse(manifest, text, 'manifest');
export const parseSeal = (text: Buffer): ArchiveSeal => parse(seal, text, 'seal');
