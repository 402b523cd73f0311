import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchFor } from '../kit/list/typed-search.ts';

/** Searches the register of persons by any part of a name in any script, or by a number, from every page. What is typed goes to the list and into no address. */
export function PersonSearch() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');

  function search(event: FormEvent): void {
    event.preventDefault();
    if (typed.trim() === '') return;
    searchFor('register/people', typed);
    setTyped('');
    void navigate({ to: '/people' });
  }

  return (
    <search className="amana-header-search">
      <form onSubmit={search}>
        <input
          data-search-everywhere
          type="search"
          autoComplete="off"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
    </search>
  );
}
