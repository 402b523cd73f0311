import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** A length of time in the one unit that says it best, as a text: minutes, hours or days. What is shorter than a minute is not told as none. */
export function durationText(t: TFunction, milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return t('shell:clock.underMinute');
  if (minutes < 120) return t('shell:clock.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 72) return t('shell:clock.hours', { count: hours });
  return t('shell:clock.days', { count: Math.round(hours / 24) });
}

/** A length of time in the one unit that says it best. */
export function Duration({ milliseconds }: { milliseconds: number }) {
  const { t } = useTranslation('shell');
  return <>{durationText(t, milliseconds)}</>;
}
