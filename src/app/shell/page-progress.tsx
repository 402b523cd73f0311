import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/**
 * A thin line below the head from the press of a link until the next page is drawn: until then the old page stands there
 * and looks as if nothing had happened. It is in the page at once, and is seen after a moment (shell.css), so that it
 * does not flicker where the next page is at hand.
 */
export function PageProgress() {
  const { t } = useTranslation('shell');
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  if (!isLoading) return null;
  return <div className="amana-page-progress" role="progressbar" aria-label={t('pageOnItsWay')} data-loading="true" />;
}
