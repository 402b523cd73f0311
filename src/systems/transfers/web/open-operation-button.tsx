import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { OpenOperationInput } from '../command-views.ts';

/** Opens an operation, and shows the newest one, which it then is. For an officer of a transfer cell. */
export function OpenOperationButton() {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const navigate = useNavigate();
  return (
    <FormDialog<OpenOperationInput>
      command="transfers/open-operation"
      label={t('operation.open')}
      explain={t('operation.openExplain')}
      zone={directory.zoneOf(null)}
      fields={[
        { key: 'code', label: t('phase.code'), help: t('operation.codeHelp'), kind: 'text', required: true },
        { key: 'titleEn', label: t('phase.titleEn'), kind: 'text', required: true },
        { key: 'titleAr', label: t('phase.titleAr'), kind: 'text', required: true },
        {
          key: 'jointSupervision',
          label: t('operation.supervision'),
          help: t('operation.supervisionHelp'),
          kind: 'text',
          required: false,
        },
      ]}
      build={({ code = '', titleEn = '', titleAr = '', jointSupervision = '' }) => ({
        code,
        titleEn,
        titleAr,
        jointSupervision: jointSupervision
          .split(/[,،]/)
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      })}
      onDone={() => void navigate({ to: '/' })}
    />
  );
}
