import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import type { SectionView } from '../views.ts';

/** What a section is for, in words: sex, age, legal status where it is for one, a level above ordinary, and medical care. */
export function useSectionGroup(): (
  section: Pick<SectionView, 'sex' | 'ageGroup' | 'legalStatus' | 'level' | 'medical'>,
) => string {
  const { t } = useTranslation('sites');
  return ({ sex, ageGroup, legalStatus, level, medical }) =>
    [
      t(`sexGroup.${sex}`),
      t(`ageGroup.${ageGroup}`),
      ...(legalStatus === 'any' ? [] : [t(`legalStatus.${legalStatus}`)]),
      ...(level === '' || level === 'ordinary' ? [] : [t('levelOfSection', { level: t(`level.${level}`) })]),
      ...(medical ? [t('medicalSection')] : []),
    ].join(t('separator'));
}

/** A section to choose: its name, how many places are free, and what it is for. */
export function useSectionLabel(): (section: SectionView) => string {
  const { t } = useTranslation('sites');
  const groupOf = useSectionGroup();
  return (section) => {
    const free = section.capacity - section.occupied;
    const values = { section: section.name ? pickText(section.name) : section.section, group: groupOf(section) };
    return free < 0
      ? t('sectionOver', { ...values, over: formatNumber(-free) })
      : t('sectionLabel', { ...values, free: formatNumber(free) });
  };
}
