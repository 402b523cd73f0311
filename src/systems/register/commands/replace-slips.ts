import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { SlipsReplaced } from '../slips/events.ts';
import { REPLACE_REASONS } from '../slips/replace-reasons.ts';
import { requireReach } from '../state.ts';

/** Replaces all slips of a record that were issued until now: they find nothing that comes after. Whoever is to follow the record further is issued a new one (`register/issue-slip`). */
export const replaceSlips = defineCommand({
  system: 'register',
  name: 'replace-slips',
  refuses: ['not-permitted'],
  input: z.object({ personNo: z.int().positive(), reason: z.enum(REPLACE_REASONS) }).strict(),
  streams: ({ personNo }) => [personNo],
  load: (read, { personNo }) => requireReach(read, [personNo]),
  decide: (_state, { personNo, reason }) => [SlipsReplaced.make({ stream: personNo, data: { reason } })],
});
