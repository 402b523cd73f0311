import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { AbsenceView, RecordReturnInput } from '../absences/views.ts';

/** Records that a person came back; nothing where the officer may not. */
export function ReturnButton({ absence, zone }: { absence: AbsenceView; zone: string }) {
  const { t } = useTranslation('sites');
  if (!absence.mayReturn) return null;
  return (
    <FormDialog<RecordReturnInput>
      command="sites/record-return"
      label={t('absence.return')}
      compact={t('absence.returnOf', { number: absence.registerNumber })}
      zone={zone}
      fields={[
        { key: 'returnedAt', label: t('absence.returnedAt'), kind: 'instant', required: true },
        { key: 'account', label: t('absence.account'), kind: 'long', required: true, shortest: 3 },
      ]}
      build={(values) => ({
        absenceId: absence.absenceId,
        returnedAt: Number(values.returnedAt),
        account: values.account ?? '',
      })}
    />
  );
}
