import type { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import type { Query } from '../../../platform/http/query-definition.ts';
import { type ReceiveListResult, receiveListResult } from '../command-views.ts';
import { receiveList } from '../commands/receive-list.ts';
import { readGivenFile } from '../list-file.ts';
import { dryRunList } from '../plan-list.ts';
import { getSite } from '../state.ts';

/** The dry run of `register/receive-list`: what would become of each row. It only reads, so it is a query behind the command's address, for who may issue that. */
export const dryRunReceiveList: Query<z.infer<typeof receiveList.input>, ReceiveListResult> = {
  system: 'register',
  name: 'receive-list',
  askers: receiveList.roles,
  input: receiveList.input,
  answer: receiveListResult,
  prepare: readGivenFile,
  run: async (read, input, context): Promise<ReceiveListResult> => {
    const site = await getSite(read, input.site);
    if (site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    return (await dryRunList(read, input, input.occurredAt ?? context.now)).result;
  },
};
