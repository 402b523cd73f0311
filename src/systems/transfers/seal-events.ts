import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';
import { sealVoidingReasons } from './convoy-words.ts';

const system = 'transfers';
const sealNo = z.int().positive();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const none = z.object({}).strict();
/** Free text that may speak of a person: in the event only as a digest. */
const note = z.object({ note: z.string().max(2000) }).strict();

/** The transfer cell of the giving authority proposed a seal over the manifest hash (the root over salted person commitments). */
export const SealProposed = defineEvent({
  type: 'SealProposed',
  elevated: true,
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['transfer_cell'],
  data: z.object({ sealNo, manifestHash: hash, lineCount: z.int() }).strict(),
  // the secret that salts every person's commitment in the manifest hash
  personal: z.object({ secret: hash }).strict(),
});
/** The transfer cell of the receiving authority sealed the same hash. */
export const ManifestSealed = defineEvent({
  type: 'ManifestSealed',
  elevated: true,
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['transfer_cell'],
  data: z.object({ sealNo, manifestHash: hash }).strict(),
  personal: none,
});
const voiding = { type: 'SealVoided', system, stream: 'manifest', kind: 'act', roles: ['transfer_cell'] } as const;
/** The same before version 2: for a reason in words only. Nothing writes it any more, and its projector refuses a new one. */
const SealVoidedBefore = defineEvent({
  ...voiding,
  data: z.object({ sealNo, reason: z.string().min(3).max(500) }).strict(),
  personal: none,
});
/** A seal was broken on purpose, for a coded reason, so that the manifest can change; a new seal is needed. A fresh second factor comes before it, as before the seal: it undoes what two officers signed. */
export const SealVoided = defineEvent({
  ...voiding,
  v: 2,
  elevated: true,
  data: z.object({ sealNo, reason: z.enum(sealVoidingReasons) }).strict(),
  personal: note,
});

/** Event types of the seal of a manifest. */
export const sealEvents = [
  SealProposed,
  ManifestSealed,
  SealVoidedBefore,
  SealVoided,
] as unknown as readonly AnyEventDefinition[];
