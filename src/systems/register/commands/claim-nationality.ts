import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { NationalityClaimed } from '../events.ts';
import { nationalityInput } from '../new-person-input.ts';
import { requireReach } from '../state.ts';

/** Adds a sourced claim of nationality; none overwrites another. */
export const claimNationality = defineCommand({
  system: 'register',
  name: 'claim-nationality',
  input: nationalityInput.extend({ personNo: z.int().positive() }).strict(),
  streams: (input) => [input.personNo],
  load: (read, input) => requireReach(read, [input.personNo]),
  decide: (_state, { personNo, ...claim }) => [
    NationalityClaimed.make({ stream: personNo, data: {}, personal: claim }),
  ],
});
