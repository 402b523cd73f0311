import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import type { ListsAnswer } from '../lists/list-views.ts';

const useLists = () => useAnswer<ListsAnswer>('register/lists', { pageSize: 1 });

/** Whether it is known if rows wait. A page that shows them asks at its beginning and waits for both answers: a banner that came later would push everything down. */
export const useUndecidedKnown = (): boolean => !useLists().isLoading;

/** Rows of received lists about which nobody has decided, with the way to them: whoever stands in one of them is on no manifest yet. Nothing where there are none. */
export function UndecidedRows() {
  const { t } = useTranslation('register');
  const count = useLists().data?.undecided ?? 0;
  if (count === 0) return null;
  return (
    <p className="amana-waiting-rows" role="status">
      {t('lists.undecidedInAll', { count })}.{' '}
      <Link to="/lists" search={{ state: 'undecided' }} className="amana-link">
        {t('lists.toDecide')}
      </Link>
    </p>
  );
}
