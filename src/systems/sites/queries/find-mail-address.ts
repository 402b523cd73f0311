import type { Reader } from '../../../core/register/command-definition.ts';
import type { MailAddress } from '../addresses/views.ts';

type Row = { en: string; ar: string; ckb: string | null } & Pick<MailAddress, 'sourceKind' | 'source' | 'recordedAt'>;

/** Where mail to a site goes, by the newest record; null where nobody recorded it. */
export const findMailAddress = async (read: Reader, site: string): Promise<MailAddress | null> => {
  const row = await read.row<Row>(
    `SELECT a.address_en AS en, a.address_ar AS ar, a.address_ckb AS ckb, a.source_kind AS "sourceKind", a.source, a.recorded_at AS "recordedAt" FROM sites.postal_address a WHERE a.site = $1 ORDER BY a.event_pos DESC LIMIT 1`,
    [site],
  );
  if (row === undefined) return null;
  const { en, ar, ckb, ...rest } = row;
  return { address: { en, ar, ckb: ckb ?? ar }, ...rest };
};
