import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { requireDocument } from '../../register/index.ts';
import { emergencyGrounds, GROUND_LASTS } from '../emergency-ground.ts';
import { EmergencyGroundProposed } from '../emergency-ground-events.ts';
import { getManifest } from '../state.ts';
import { getConvoyState, requireStep, stageOf } from '../steps.ts';

/**
 * Names why a convoy must leave before the 72 hours of notice are over: a coded ground with its document, at least so many hours, until an instant of the next seven days (K9). Without effect
 * until an authority that takes no part in the convoy signs it. Notice, interview and fear are asked as ever.
 */
export const proposeEmergencyGround = defineCommand({
  system: 'transfers',
  name: 'propose-emergency-ground',
  refuses: ['no-such-step'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      ground: z.enum(emergencyGrounds),
      hours: z.int().min(1).max(71),
      reasons: z.string().trim().min(3).max(4000),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
      expiresAt: z.int(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, { manifestNo, documentSha256 }) => {
    await requireDocument(read, documentSha256);
    return {
      manifest: await getManifest(read, manifestNo),
      convoy: await getConvoyState(read, manifestNo),
      standing: await read.row(
        'SELECT FROM transfers.emergency_ground WHERE manifest_no = $1 AND withdrawn_at IS NULL',
        [manifestNo],
      ),
    };
  },
  decide: ({ manifest, convoy, standing }, { manifestNo, reasons, ...data }, { authority, now }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    requireStep('manifest', stageOf(manifest, convoy), 'EmergencyGroundProposed');
    if (standing !== undefined) throw new Refusal('stale', { values: { detail: 'another ground stands' } });
    const problems: RefusalProblem[] = [];
    if (data.expiresAt <= now) problems.push({ code: 'ends-before-it-begins', field: 'expiresAt' });
    if (data.expiresAt > now + GROUND_LASTS) problems.push({ code: 'too_big', field: 'expiresAt' });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [EmergencyGroundProposed.make({ stream: manifestNo, data, personal: { reasons } })];
  },
  result: z.object({ groundId: z.uuid() }),
  present: async (_read, events) => ({ groundId: events[0]?.id }),
});
