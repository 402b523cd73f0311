import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';

/** Another place than a site is written down; no site has this as its code. */
const ANOTHER = ' ';

/** The choice of a place on the way: a site, or another place by its name as the escort calls it (a checkpoint, a petrol station). What is chosen is the code of the site, or the name. */
export function PlaceSelect({
  label,
  places,
  value,
  onChange,
  required = false,
}: {
  label: string;
  /** Codes of sites and names of other places that are offered, in this order. */
  places: readonly string[];
  value: string;
  onChange: (place: string) => void;
  required?: boolean;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [written, setWritten] = useState(false);
  return (
    <>
      <NativeSelect
        size="md"
        label={label}
        required={required}
        value={written ? ANOTHER : value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setWritten(chosen === ANOTHER);
          onChange(chosen === ANOTHER ? '' : chosen);
        }}
        data={[
          { value: '', label: t('shell:action.choose') },
          ...places.map((place) => ({ value: place, label: directory.siteName(place) })),
          { value: ANOTHER, label: t('place.another') },
        ]}
      />
      {written && (
        <TextInput
          size="md"
          mt="xs"
          label={t('place.name')}
          description={t('place.nameHelp')}
          required
          maxLength={60}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </>
  );
}
