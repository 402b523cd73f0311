import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { NameAdded } from '../events.ts';
import { nameTokens } from '../name-tokens.ts';
import { nameInput, registeredName } from '../new-person-input.ts';
import { requireReach } from '../state.ts';

/** Adds a name with its source; none overwrites another. */
export const addName = defineCommand({
  system: 'register',
  name: 'add-name',
  input: z.object({ personNo: z.int().positive(), name: nameInput }).strict(),
  streams: (input) => [input.personNo],
  load: (read, input) => requireReach(read, [input.personNo]),
  decide: (_state, { personNo, name }) => [
    NameAdded.make({
      stream: personNo,
      data: {},
      personal: { names: [registeredName(name)], tokens: nameTokens([name.full]) },
    }),
  ],
});
