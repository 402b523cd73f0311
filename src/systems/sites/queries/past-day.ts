import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';

/** Refuses a day that has not come anywhere yet. */
export const requirePastDay = async (read: Reader, day: string | undefined, field = 'asOf'): Promise<void> => {
  if (day === undefined) return;
  const row = await read.row<{ past: boolean }>(
    "SELECT $1::date <= (register.clock() AT TIME ZONE 'Pacific/Kiritimati')::date AS past",
    [day],
  );
  if (row?.past !== true) throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field }] });
};
