import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../api/use-directory.ts';
import type { ListState } from './use-list-state.ts';

/** Chooses the site that a list is about; another site takes the section away. */
export function SiteFilter({ state }: { state: ListState }) {
  const { t } = useTranslation('shell');
  const directory = useDirectory();
  return (
    <NativeSelect
      size="md"
      label={t('list.site')}
      maw={240}
      value={state.filters.site ?? ''}
      onChange={(event) => state.change({ site: event.currentTarget.value, section: '' })}
      data={[
        { value: '', label: t('list.everySite') },
        ...directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
      ]}
    />
  );
}
