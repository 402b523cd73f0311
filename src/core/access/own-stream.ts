import type { Reader } from '../register/command-definition.ts';
import { Refusal } from '../register/refusal.ts';

/** The stream of the officer who asks, to lock it. */
export const ownStream = async (read: Reader): Promise<[number]> => {
  const row = await read.row<{ no: number | null }>('SELECT access.officer_id() AS no');
  if (row?.no == null) throw new Refusal('not-signed-in');
  return [row.no];
};
