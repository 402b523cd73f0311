import { findAuthorities } from '../../../core/access/queries/me.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import type { Word } from '../../../platform/pdf/written.ts';

const unnamed = (code: string): Word => ({ en: code, ar: code, ckb: code });

/** The names of sites on paper, by code: a place that is no site has its own name, and a site without a Sorani one the Arabic. */
export const findPlaceWords = async (read: Reader, codes: readonly string[]): Promise<(code: string) => Word> => {
  const sites = await read.rows<{ code: string; en: string; ar: string; ckb: string | null }>(
    'SELECT code, name_en AS en, name_ar AS ar, name_ckb AS ckb FROM sites.site WHERE code = ANY ($1)',
    [codes],
  );
  const words = new Map(sites.map(({ code, en, ar, ckb }) => [code, { en, ar, ckb: ckb ?? ar }]));
  return (code) => words.get(code) ?? unnamed(code);
};

/** The names of authorities on paper, by code. */
export const findAuthorityWords = async (read: Reader): Promise<(code: string) => Word> => {
  const authorities = await findAuthorities(read);
  return (code) => authorities.get(code)?.name ?? unnamed(code);
};
