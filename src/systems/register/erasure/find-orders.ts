import type { ErasureLevel } from '../../../core/ledger/erasure-leaf.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import type { ErasableEvent, ErasureReason } from './erasure.ts';

/** An order of erasure as it is stored; instants in milliseconds. */
export type ErasureOrder = {
  readonly id: string;
  readonly personNo: number;
  readonly level: ErasureLevel;
  readonly reason: ErasureReason;
  readonly eventId: string | null;
  readonly fields: readonly string[] | null;
  readonly documentSha256: string | null;
  readonly authority: string;
  readonly orderedBy: number;
  readonly orderedByClerk: boolean;
  readonly orderedAt: number;
  readonly withdrawnBy: number | null;
  readonly withdrawnAt: number | null;
  readonly carriedOutBy: number | null;
  readonly carriedOutAt: number | null;
};

/** Orders of erasure within reach, for a WHERE of `o`. */
export const ERASURE_ORDERS = `SELECT o.id, o.person_no AS "personNo", o.level, o.reason, o.event_id AS "eventId", o.fields, o.document_sha256 AS "documentSha256", o.authority, o.ordered_by AS "orderedBy", o.ordered_by_clerk AS "orderedByClerk", o.ordered_at AS "orderedAt",
    o.withdrawn_by AS "withdrawnBy", o.withdrawn_at AS "withdrawnAt", o.carried_out_by AS "carriedOutBy", o.carried_out_at AS "carriedOutAt" FROM register.erasure_order o`;

/** An order of erasure within reach, or a refusal `not-found`. */
export const getErasureOrder = async (read: Reader, id: string): Promise<ErasureOrder> => {
  const order = await read.row<ErasureOrder>(`${ERASURE_ORDERS} WHERE o.id = $1`, [id]);
  if (order === undefined) throw new Refusal('not-found', { values: { detail: `order of erasure ${id}` } });
  return order;
};

/** An event of which something can be erased, with its type and time. */
export type ErasableRow = ErasableEvent & { readonly type: string; readonly occurredAt: number };

/** Events of a person within reach of which something can be erased, newest first. */
export const findErasable = (read: Reader, personNo: number): Promise<ErasableRow[]> =>
  read.rows<ErasableRow>(
    'SELECT e.event_id AS "eventId", e.type, e.occurred_at AS "occurredAt", e.authority, e.fields FROM register.erasable_seen($1) e',
    [personNo],
  );

/** Whether a person within reach is missing, at large or unaccounted for, or was in the last twelve months: `register.is_sought`. */
export const isSought = async (read: Reader, personNo: number): Promise<boolean> =>
  (await read.row<{ sought: boolean }>('SELECT register.is_sought_seen($1) AS sought', [personNo]))?.sought === true;

/** Events of a person within reach of which single words were erased without the order of a court. */
export const findEmptied = async (read: Reader, personNo: number): Promise<string[]> =>
  (
    await read.rows<{ id: string }>(
      "SELECT DISTINCT x.event_id AS id FROM register.erased_field x JOIN register.erasure_order o ON o.id = x.order_id WHERE x.person_no = $1 AND o.level = 'field' AND o.reason <> 'court-order'",
      [personNo],
    )
  ).map(({ id }) => id);

/** When the custody of a person within reach ended; null where it has not. */
export const findCustodyEnd = async (read: Reader, personNo: number): Promise<number | null> =>
  (await read.row<{ ended: number | null }>('SELECT register.custody_ended_seen($1) AS ended', [personNo]))?.ended ??
  null;
