import { useTranslation } from 'react-i18next';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RecordNumberInput } from '../command-views.ts';
import { NUMBER_KINDS } from '../external-numbers/number-kinds.ts';
import { NUMBER_KIND_WORDS } from '../external-numbers/words.ts';
import type { PersonAnswer } from '../views.ts';

/** Records and withdraws the numbers that others gave a person. */
export function NumberCommands({ answer: { person, abilities }, zone }: { answer: PersonAnswer; zone: string }) {
  const { t } = useTranslation('register');
  const standing = person.numbers.filter(({ withdrawal }) => withdrawal === null);
  return (
    <>
      {abilities.includes('register/record-number') && (
        <FormDialog<RecordNumberInput>
          command="register/record-number"
          label={t('numbers.record')}
          explain={t('numbers.recordExplain')}
          zone={zone}
          fields={[
            {
              key: 'kind',
              label: t('numbers.kind'),
              kind: 'select',
              required: true,
              options: NUMBER_KINDS.map((value) => ({ value, label: pickText(NUMBER_KIND_WORDS[value]) })),
            },
            { key: 'number', label: t('numbers.number'), kind: 'text', required: true },
            { key: 'issuedBy', label: t('numbers.issuedBy'), kind: 'text', required: false },
            { key: 'source', label: t('identity.source'), kind: 'text', required: true },
          ]}
          build={({ kind, number = '', issuedBy, source = '' }) => ({
            personNo: person.personNo,
            kind: NUMBER_KINDS.find((one) => one === kind) ?? 'other',
            number,
            ...(issuedBy ? { issuedBy } : {}),
            source,
          })}
        />
      )}
      {abilities.includes('register/withdraw-number') && standing.length > 0 && (
        <FormDialog<{ numberId: string; reason: string }>
          command="register/withdraw-number"
          label={t('numbers.withdraw')}
          explain={t('numbers.withdrawExplain')}
          zone={zone}
          fields={[
            {
              key: 'numberId',
              label: t('numbers.number'),
              kind: 'select',
              required: true,
              options: standing.map(({ numberId, kind, number }) => ({
                value: numberId,
                label: `${pickText(NUMBER_KIND_WORDS[kind])} ${number}`,
              })),
            },
            { key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 },
          ]}
          build={({ numberId = '', reason = '' }) => ({ numberId, reason })}
          grave
        />
      )}
    </>
  );
}
