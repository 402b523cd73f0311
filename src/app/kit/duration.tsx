import { useTranslation } from 'react-i18next';

/** A length of time in the one unit that says it best: minutes, hours or days. */
export function Duration({ milliseconds }: { milliseconds: number }) {
  const { t } = useTranslation('shell');
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return <>{t('clock.minutes', { count: minutes })}</>;
  const hours = Math.round(minutes / 60);
  if (hours < 72) return <>{t('clock.hours', { count: hours })}</>;
  return <>{t('clock.days', { count: Math.round(hours / 24) })}</>;
}
