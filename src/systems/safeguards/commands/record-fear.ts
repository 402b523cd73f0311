import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { roles } from '../../../core/register/roles.ts';
import { getPresent } from '../../register/index.ts';
import { FearRecorded } from '../events.ts';
import { fearStatement } from './record-interview.ts';

/** Records a fear of transfer to a state. Any officer may hear it; it suspends the person's line until an assessor decides (CAT 3, ICPPED 16). */
export const recordFear = defineCommand({
  system: 'safeguards',
  name: 'record-fear',
  roles: roles.filter((role) => !['installation', 'monitor', 'administrator'].includes(role)),
  input: fearStatement.extend({ personNo: z.int().positive() }).strict(),
  streams: (input) => [input.personNo],
  load: (read, input) => getPresent(read, input.personNo),
  decide: (_present, { personNo, ...fear }) => [FearRecorded.make({ stream: personNo, data: {}, personal: fear })],
});
