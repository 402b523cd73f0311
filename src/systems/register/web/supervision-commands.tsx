import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { CorrectSupervisionInput, RecordSupervisionInput } from '../command-views.ts';
import type { PersonAnswer } from '../views.ts';
import { supervisorOf, useSupervisorFields } from './supervision-form.ts';

/** Records and corrects who supervises the detention of a person. */
export function SupervisionCommands({ answer: { person, abilities }, zone }: { answer: PersonAnswer; zone: string }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const [fields, instead] = [useSupervisorFields(), useSupervisorFields(true)];
  const standing = person.supervisions.filter(({ withdrawal }) => withdrawal === null);
  return (
    <>
      {abilities.includes('register/record-supervision') && (
        <FormDialog<RecordSupervisionInput>
          command="register/record-supervision"
          label={t('supervision.record')}
          explain={t('supervision.recordExplain')}
          zone={zone}
          fields={fields}
          build={(values) => ({ persons: [person.personNo], ...supervisorOf(values) })}
        />
      )}
      {abilities.includes('register/correct-supervision') && standing.length > 0 && (
        <FormDialog<CorrectSupervisionInput>
          command="register/correct-supervision"
          label={t('supervision.correct')}
          explain={t('supervision.correctExplain')}
          zone={zone}
          fields={[
            {
              key: 'supervisionId',
              label: t('supervision.which'),
              kind: 'select',
              required: true,
              options: standing.map(({ supervisionId, authority, name, fromAt }) => ({
                value: supervisionId,
                label: `${name ?? directory.authorityName(authority)} · ${formatInstant(fromAt, zone)}`,
              })),
            },
            { key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 },
            ...instead.map((field) => ({
              ...field,
              label: `${t('supervision.instead')}: ${field.label}`,
            })),
          ]}
          build={({ supervisionId = '', reason = '', ...values }) => ({
            supervisionId,
            reason,
            ...(values.authority || values.name ? { instead: supervisorOf(values) } : {}),
          })}
          grave
        />
      )}
    </>
  );
}
