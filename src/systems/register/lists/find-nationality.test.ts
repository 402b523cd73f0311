import { describe, expect, it } from 'vitest';
import { findNationalities } from './find-nationality.ts';

describe('findNationalities', () => {
  const codes = (cell: string) => {
    const reading = findNationalities(cell);
    return reading.ok ? reading.claims.map((claim) => claim.code).join(' ') : `? ${reading.label}`;
  };

  it.each([
    ['العراق', 'IRQ'],
    ['عراقية', 'IRQ'],
    ['IRQ', 'IRQ'],
    ['عێراق', 'IRQ'],
    ['Syrian Arab Republic', 'SYR'],
    ['سوري / عراقي', 'SYR IRQ'],
    ['French, Tunisian', 'FRA TUN'],
    ['Bosnia & Herzegovina', 'BIH'],
    ['روسيا الاتحادية', 'RUS'],
    ['تركي', 'TUR'],
    ['تورکی', 'TUR'],
    ['سوري الجنسيه', 'SYR'],
    ['Turkmenistan', 'TKM'],
    ['أوزبكستان', 'UZB'],
    ['بدون جنسية', 'XXA'],
    ['', ''],
    ['غير معروف', ''],
    ['Turkistan', '? Turkistan'],
    ['تركستان', '? تركستان'],
    ['Iraqi / Atlantis', '? Atlantis'],
    ['Congo', '? Congo'],
  ])('%j is %j', (cell, expected) => {
    expect(codes(cell)).toBe(expected);
  });

  it('knows every country by its names in three languages', () => {
    const lost: string[] = [];
    for (const language of ['en', 'ar', 'ckb']) {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      for (const code of ['IQ', 'SY', 'TR', 'RU', 'FR', 'DE', 'GB', 'TN', 'MA', 'UZ', 'TJ', 'KG', 'CN', 'ID', 'SE']) {
        if (!findNationalities(names.of(code) ?? '').ok) lost.push(`${language} ${code}`);
      }
    }
    expect(lost).toEqual([]);
  });
});
