import { useTranslation } from 'react-i18next';

/** What a kind of browser on a kind of system is called. */
export function useBrowserWords(): (row: { browser: string; system: string }) => string {
  const { t } = useTranslation('access');
  return ({ browser, system }) =>
    t('sessions.browserOn', {
      browser: t(`sessions.browsers.${browser}`),
      system: t(`sessions.systems.${system}`),
    });
}
