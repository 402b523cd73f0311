import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import type { ListsAnswer } from '../views.ts';

/** Rows of received lists about which nobody has decided, with the way to them: whoever stands in one of them is on no manifest yet. Nothing where there are none. */
export function UndecidedRows() {
  const { t } = useTranslation('register');
  const count = useAnswer<ListsAnswer>('register/lists', { pageSize: 1 }).data?.undecided ?? 0;
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
