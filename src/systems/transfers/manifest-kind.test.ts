import { describe, expect, it } from 'vitest';
import { isPostedAt, partiesFit, signsWithin } from './manifest-kind.ts';

const of = (fromAuthority: string, escortAuthority: string, toAuthority: string) => ({
  fromAuthority,
  escortAuthority,
  toAuthority,
});

describe('kinds of a manifest', () => {
  it('takes three authorities, or one alone, and nothing between', () => {
    const ways = [of('A', 'B', 'C'), of('A', 'A', 'A'), of('A', 'B', 'A'), of('A', 'A', 'B'), of('B', 'A', 'A')];
    expect(ways.map((way) => partiesFit('between-authorities', way))).toEqual([true, false, false, false, false]);
    expect(ways.map((way) => partiesFit('within-authority', way))).toEqual([false, true, false, false, false]);
  });

  it('knows who is posted at a site: there, or at all sites of the authority', () => {
    const at = (site?: string) => [{ role: 'receiving_officer', ...(site === undefined ? {} : { site }) }];
    expect([at('NAS'), at('*'), at(), at('KRK')].map((it) => isPostedAt(it, 'receiving_officer', 'NAS'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('lets the giving site and the escort sign the first hand-over, the escort and the receiving site every later one', () => {
    const roles = ['origin_officer', 'transfer_cell', 'escort_commander', 'receiving_officer', 'health_officer'];
    const who = (side: 'gives' | 'takes', ordinal: number) =>
      roles.filter((role) => signsWithin(side, { ordinal, place: 'NAS' }, [{ role, site: 'NAS' }]));
    expect(who('gives', 1)).toEqual(['origin_officer', 'transfer_cell']);
    expect(who('takes', 1)).toEqual(['escort_commander']);
    expect([who('gives', 2), who('gives', 3)]).toEqual([['escort_commander'], ['escort_commander']]);
    expect([who('takes', 2), who('takes', 4)]).toEqual([['receiving_officer'], ['receiving_officer']]);
    const elsewhere = (role: string) => [{ role, site: 'KRK' }];
    expect(signsWithin('takes', { ordinal: 2, place: 'NAS' }, elsewhere('receiving_officer'))).toBe(false);
    expect(signsWithin('gives', { ordinal: 1, place: 'NAS' }, elsewhere('origin_officer'))).toBe(false);
    expect(signsWithin('gives', { ordinal: 1, place: 'NAS' }, elsewhere('transfer_cell'))).toBe(false);
  });
});
