import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useSectionLabel } from '../../sites/web/use-section-words.ts';

/** A section of a site, chosen for several persons. */
export interface ChosenSection {
  site: string;
  section: string;
}

/** Chooses a site of these and one of its sections, each with its free places; where there is one site only, the section alone. */
export function SectionFields({
  sites,
  value,
  onChange,
  description,
}: {
  sites: readonly string[];
  value: ChosenSection;
  onChange: (value: ChosenSection) => void;
  /** What is to be known of the site that is chosen. */
  description?: string | undefined;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const labelOf = useSectionLabel();
  const choose = { value: '', label: t('shell:action.choose') };
  const sections = directory.sites.find(({ code }) => code === value.site)?.sections ?? [];
  return (
    <>
      {(sites.length > 1 || value.site === '') && (
        <NativeSelect
          size="md"
          label={t('people.site')}
          description={description}
          required
          value={value.site}
          onChange={(event) => onChange({ site: event.currentTarget.value, section: '' })}
          data={[choose, ...sites.map((code) => ({ value: code, label: directory.siteName(code) }))]}
        />
      )}
      <NativeSelect
        size="md"
        label={t('people.section')}
        required
        value={value.section}
        onChange={(event) => onChange({ ...value, section: event.currentTarget.value })}
        data={[choose, ...sections.map((row) => ({ value: row.section, label: labelOf(row) }))]}
      />
    </>
  );
}
