import type { Context, Reader } from '../register/command-definition.ts';
import { Refusal } from '../register/refusal.ts';

/** An officer whose account somebody else changes. */
export type GovernedOfficer = { readonly no: number; readonly authority: string; readonly active: boolean };

/** The officer whose account is to be changed; what the wall hides is undefined. */
export const findGoverned = (read: Reader, officerNo: number): Promise<GovernedOfficer | undefined> =>
  read.row<GovernedOfficer>('SELECT no, authority, active FROM access.officer WHERE no = $1', [officerNo]);

/**
 * The officer, where whoever asks may change the account: the installation anybody's, an administrator that of another officer of the own authority.
 * @throws Refusal `not-found`, `not-permitted`
 */
export const demandGoverned = (
  officer: GovernedOfficer | undefined,
  { officerNo, authority }: Pick<Context, 'officerNo' | 'authority'>,
): GovernedOfficer => {
  if (officer === undefined) throw new Refusal('not-found', { values: { detail: 'officer' } });
  if (officerNo !== 0 && (officer.authority !== authority || officer.no === officerNo))
    throw new Refusal('not-permitted', { values: { detail: 'another officer of the own authority only' } });
  return officer;
};
