import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ManifestSealed } from '../seal-events.ts';
import { findLines, findSeal, findSealProblems, gateRules, getManifest, refusalOf, wholeManifest } from '../state.ts';

/** The receiving authority's transfer cell seals the same hash; another officer than the proposer (I24), all gates tested again. */
export const sealManifest = defineCommand({
  system: 'transfers',
  name: 'seal-manifest',
  refuses: gateRules,
  explainsRefusal: true,
  input: z.object({ manifestNo: z.int().positive(), sealHash: z.string().regex(/^[0-9a-f]{64}$/) }).strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input, { now, refused }) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    seal: await findSeal(read, input.manifestNo),
    problems: refused ? await findSealProblems(read, input.manifestNo, now) : [],
  }),
  decide: ({ manifest, lines, seal, problems }, input, { authority, officerNo }) => {
    if (authority !== manifest.to_authority) throw new Refusal('not-permitted');
    if (seal === undefined) throw new Refusal('stale', { values: { detail: 'no proposed seal' } });
    if (seal.sealed_by !== null) throw new Refusal('I08-sealed-is-immutable', { values: { detail: 'sealed already' } });
    if (seal.proposed_by === officerNo) throw new Refusal('I24-four-eyes');
    if (seal.manifest_hash !== input.sealHash)
      throw new Refusal('stale', { values: { detail: 'the proposed seal is another one' } });
    if (problems.length > 0) throw refusalOf(problems, lines);
    return [
      ManifestSealed.make({
        stream: input.manifestNo,
        data: { sealNo: seal.seal_no, manifestHash: seal.manifest_hash },
      }),
    ];
  },
});
