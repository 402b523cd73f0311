import type { Language } from '../preferences.ts';

const ZONES: Record<string, Record<Language, string>> = {
  'Asia/Baghdad': { en: 'Baghdad', ar: 'بغداد', ckb: 'بەغدا' },
  'Asia/Damascus': { en: 'Damascus', ar: 'دمشق', ckb: 'دیمەشق' },
};

/** What people call a zone: the city; an unknown zone shows its own city part. */
export function zoneName(zone: string, language: Language): string {
  return ZONES[zone]?.[language] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}
