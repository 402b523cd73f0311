import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../../core/ledger/canonical-json.ts';
import { manifestRoot } from '../../../core/ledger/manifest-root.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SealProposed } from '../seal-events.ts';
import {
  findLines,
  findSeal,
  findSealProblems,
  gateRules,
  getManifest,
  type LineState,
  refusalOf,
  wholeManifest,
} from '../state.ts';

/** What one person's commitment in the manifest hash says; a verifier with the salt can open it. */
export const lineText = (line: Pick<LineState, 'register_number' | 'vehicle' | 'compartment'>): string =>
  canonicalJson({ compartment: line.compartment, registerNumber: line.register_number, vehicle: line.vehicle });

/** Salts of all lines from the one secret of a seal: HMAC-SHA256(secret, register number). */
export const lineSalt = (sealSecret: Uint8Array, registerNumber: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac('sha256', sealSecret).update(registerNumber).digest());

/** The manifest hash: root over the salted commitments of the live lines, by register number. */
export const manifestHashOf = async (lines: readonly LineState[], sealSecret: Uint8Array): Promise<string> => {
  const entries = lines
    .filter((line) => line.live)
    .sort((a, b) => (a.register_number < b.register_number ? -1 : 1))
    .map((line) => ({ salt: lineSalt(sealSecret, line.register_number), text: lineText(line) }));
  return Buffer.from(await manifestRoot(entries)).toString('hex');
};

/** The giving authority's transfer cell proposes the seal: all gates of all lines must be green (I05, I06, I08, I10, I11, I12, I13, I16, I24). */
export const proposeSeal = defineCommand({
  system: 'transfers',
  name: 'propose-seal',
  refuses: gateRules,
  explainsRefusal: true,
  input: z.object({ manifestNo: z.int().positive() }).strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input, { now, refused }) => {
    const lines = await findLines(read, input.manifestNo);
    const secret = randomBytes(32);
    return {
      manifest: await getManifest(read, input.manifestNo),
      lines,
      seal: await findSeal(read, input.manifestNo),
      secret: secret.toString('hex'),
      manifestHash: lines.some((line) => line.live) ? await manifestHashOf(lines, secret) : '',
      sealNo:
        1 +
        ((
          await read.row<{ n: number }>('SELECT count(*)::int AS n FROM transfers.seal WHERE manifest_no = $1', [
            input.manifestNo,
          ])
        )?.n ?? 0),
      problems: refused ? await findSealProblems(read, input.manifestNo, now) : [],
    };
  },
  decide: ({ manifest, lines, seal, secret, manifestHash, sealNo, problems }, input, { authority }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    if (seal?.sealed_by != null) throw new Refusal('I08-sealed-is-immutable', { values: { detail: 'sealed already' } });
    if (problems.length > 0) throw refusalOf(problems, lines);
    return [
      SealProposed.make({
        stream: input.manifestNo,
        data: { sealNo, manifestHash, lineCount: lines.filter((line) => line.live).length },
        personal: { secret },
      }),
    ];
  },
});
