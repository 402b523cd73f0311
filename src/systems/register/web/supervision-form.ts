import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import type { FormField, FormValues } from '../../../app/kit/form-fields.ts';
import type { SupervisorInput } from '../command-views.ts';

/** The fields of a supervising authority: one of the register, or one that is named. `optional`: nothing of it has to be said. */
export function useSupervisorFields(optional = false): FormField[] {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  return [
    {
      key: 'authority',
      label: t('supervision.authority'),
      kind: 'select',
      required: false,
      options: directory.authorities.map((code) => ({ value: code, label: directory.authorityName(code) })),
    },
    { key: 'name', label: t('supervision.name'), help: t('supervision.nameHelp'), kind: 'text', required: false },
    { key: 'fromAt', label: t('supervision.from'), kind: 'instant', required: !optional },
    { key: 'untilAt', label: t('supervision.until'), kind: 'instant', required: false },
    { key: 'source', label: t('identity.source'), kind: 'text', required: !optional },
  ];
}

/** What was typed into them. */
export const supervisorOf = ({ authority, name, fromAt, untilAt, source = '' }: FormValues): SupervisorInput => ({
  ...(authority ? { authority } : {}),
  ...(name ? { name } : {}),
  fromAt: Number(fromAt),
  ...(untilAt ? { untilAt: Number(untilAt) } : {}),
  source,
});
