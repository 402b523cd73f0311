import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { getRegisterStream } from '../../register/register-stream.ts';
import { AuthorityAdded } from '../events.ts';

/** Adds an authority. Only the installation does it. */
export const addAuthority = defineCommand({
  system: 'access',
  name: 'add-authority',
  input: AuthorityAdded.data,
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: async (read, { code }) => ({
    stream: await getRegisterStream(read),
    known: await read.row('SELECT FROM access.authority WHERE code = $1', [code]),
  }),
  decide: ({ stream, known }, data) => {
    if (known !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    return [AuthorityAdded.make({ stream, data })];
  },
});
