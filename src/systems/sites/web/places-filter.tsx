import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../../../app/kit/list/use-list-state.ts';
import { placesStates } from '../places-state.ts';

/** Narrows a list of sites or sections to what has more persons than places, or free places. */
export function PlacesFilter({ state, sections = false }: { state: ListState; sections?: boolean }) {
  const { t } = useTranslation('sites');
  return (
    <NativeSelect
      size="md"
      label={t('list.show')}
      value={state.filters.state ?? ''}
      onChange={(event) => state.change({ state: event.currentTarget.value })}
      data={[
        { value: '', label: t(sections ? 'list.shows.allSections' : 'list.shows.all') },
        ...placesStates.map((value) => ({ value, label: t(`list.shows.${value}`) })),
      ]}
    />
  );
}
