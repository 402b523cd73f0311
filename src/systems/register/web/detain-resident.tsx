import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { splitSection } from './use-section-options.ts';

/** Takes somebody who lived in a camp, or came of age with a detained parent, into custody under an order (`register/detain-resident`). @param sections those of sites where people are detained */
export function DetainResident({
  personNo,
  zone,
  sections,
}: {
  personNo: number;
  zone: string;
  sections: { value: string; label: string }[];
}) {
  const { t } = useTranslation('register');
  return (
    <FormDialog<object>
      command="register/detain-resident"
      label={t('household.detain')}
      explain={t('household.detainExplain')}
      zone={zone}
      grave
      fields={[
        {
          key: 'section',
          label: t('household.section'),
          kind: 'select',
          required: true,
          options: sections.filter(({ value }) => value.includes(' ')),
        },
      ]}
      build={({ section = '' }) => ({ personNo, section: '', ...splitSection(section) })}
    />
  );
}
