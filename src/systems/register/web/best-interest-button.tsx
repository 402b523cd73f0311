import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { SectionView } from '../../sites/views.ts';
import { useSectionLabel } from '../../sites/web/use-section-words.ts';
import type { MoveSectionInput } from '../command-views.ts';
import type { PersonAnswer } from '../views.ts';

/** The act of a child protection officer that a child is, or stays, with adults in its best interest: what was a breach of it ends with the act. Nothing for anybody else. */
export function BestInterestButton({
  answer: { person },
  zone,
  sections,
}: {
  answer: PersonAnswer;
  zone: string;
  sections: readonly SectionView[];
}) {
  const { t } = useTranslation('register');
  const { data: me } = useMe();
  const sectionLabel = useSectionLabel();
  const protects = me?.officer?.roles.some(({ role }) => role === 'child_protection_officer') ?? false;
  if (!protects || person.ageClass === 'adult') return null;
  return (
    <FormDialog<MoveSectionInput>
      command="register/move-section"
      label={t('file.bestInterest')}
      explain={t('file.bestInterestExplain')}
      zone={zone}
      initial={{ section: person.place.section ?? '' }}
      fields={[
        {
          key: 'section',
          label: t('file.section'),
          kind: 'select',
          required: true,
          options: sections.map((section) => ({ value: section.section, label: sectionLabel(section) })),
        },
        { key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 },
      ]}
      build={({ section = '', reason = '' }) => ({
        personNo: person.personNo,
        site: person.place.site ?? '',
        section,
        reason,
        bestInterest: true,
      })}
    />
  );
}
