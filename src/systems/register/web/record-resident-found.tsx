import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { takesResidents } from '../residents/residents.ts';
import { splitSection, useSectionOptions } from './use-section-options.ts';

/** That a person was found living in a camp of the own authority: nothing where it has none. */
export function RecordResidentFound({
  personNo,
  zone,
  detained,
}: {
  personNo: number;
  zone: string;
  detained: boolean;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const own = useMe().data?.officer?.authority?.code;
  const camps = new Set(
    directory.sites.filter(({ kind, authority }) => takesResidents(kind) && authority === own).map(({ code }) => code),
  );
  const options = useSectionOptions().filter(({ value }) => camps.has(value.slice(0, 3)));
  if (options.length === 0) return null;
  return (
    <FormDialog<object>
      command="register/record-resident-found"
      label={t('household.foundLiving')}
      explain={detained ? t('household.foundLivingDetained') : t('household.foundLivingExplain')}
      zone={zone}
      grave={detained}
      fields={[
        { key: 'section', label: t('people.place'), kind: 'select', required: true, options },
        { key: 'foundAt', label: t('household.foundAt'), kind: 'instant', required: true },
      ]}
      build={({ section = '', foundAt }) => ({ personNo, ...splitSection(section), foundAt: Number(foundAt) })}
    />
  );
}
