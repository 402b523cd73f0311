import type { Reader } from '../../../core/register/command-definition.ts';
import { maySecond, stepOf } from './erasure.ts';
import type { ErasureOrder } from './find-orders.ts';
import type { ErasureRow } from './views.ts';

type Named = { no: number; name_en: string; name_ar: string; authority: string | null };
type Asker = {
  readonly officerNo: number | null;
  readonly authority: string | null;
  readonly abilities: readonly string[];
};

/** Orders as they are shown, without their persons and events: who did what, and what this officer may do with each. */
export const showOrders = async (
  read: Reader,
  orders: readonly ErasureOrder[],
  { officerNo, authority, abilities }: Asker,
): Promise<Omit<ErasureRow, 'registerNumber' | 'name'>[]> => {
  const numbers = orders.flatMap((order) => [order.orderedBy, order.carriedOutBy].filter((no) => no !== null));
  const rows = await read.rows<Named>('SELECT no, name_en, name_ar, authority FROM access.officers_named($1)', [
    numbers,
  ]);
  const officers = new Map(rows.map((row) => [row.no, row]));
  const stepBy = (no: number, at: number) => {
    const officer = officers.get(no);
    return {
      officer: { en: officer?.name_en ?? '', ar: officer?.name_ar ?? '' },
      authority: officer?.authority ?? null,
      at,
    };
  };
  return orders.map((order) => {
    const step = stepOf(order);
    const { carriedOutBy, carriedOutAt } = order;
    return {
      orderId: order.id,
      personNo: order.personNo,
      level: order.level,
      reason: order.reason,
      step,
      eventId: order.eventId,
      fields: order.fields === null ? null : [...order.fields],
      documentSha256: order.documentSha256,
      ordered: stepBy(order.orderedBy, order.orderedAt),
      carriedOut: carriedOutBy === null || carriedOutAt === null ? null : stepBy(carriedOutBy, carriedOutAt),
      withdrawnAt: order.withdrawnAt,
      abilities: abilities.filter(
        (ability) =>
          step === 'waiting' &&
          (ability === 'register/withdraw-erasure' ||
            (ability === 'register/carry-out-erasure' && maySecond(order, { officerNo, authority }))),
      ),
    };
  });
};
