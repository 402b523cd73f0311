import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RecordMarkInput, RecordPhotographInput } from '../command-views.ts';
import { BODY_PLACES, MARK_KINDS } from '../marks/mark-kinds.ts';
import type { PersonAnswer } from '../views.ts';
import { PhotographField } from './photograph-field.tsx';

/** Records and withdraws distinguishing marks and photographs for identification. */
export function MarkCommands({ answer: { person, abilities }, zone }: { answer: PersonAnswer; zone: string }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const authorities = useMe().data?.register.authorities ?? [];
  const own = useMe().data?.officer?.authority.code ?? '';
  const { personNo } = person;
  const marks = person.marks.filter(({ withdrawal }) => withdrawal === null);
  const photographs = person.photographs.filter(({ withdrawal }) => withdrawal === null);
  const reason = { key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 } as const;
  return (
    <>
      {abilities.includes('register/record-photograph') && (
        <FormDialog<RecordPhotographInput>
          command="register/record-photograph"
          label={t('photograph.record')}
          explain={t('photograph.recordExplain')}
          zone={zone}
          initial={{ takenBy: own }}
          fields={[
            {
              key: 'documentSha256',
              label: t('photograph.file'),
              kind: 'own',
              required: true,
              draw: (value, onChange) => <PhotographField sha256={value} onChange={onChange} />,
            },
            { key: 'takenAt', label: t('photograph.takenAt'), kind: 'instant', required: false },
            {
              key: 'takenBy',
              label: t('photograph.takenBy'),
              kind: 'select',
              required: true,
              options: authorities.map(({ code }) => ({ value: code, label: directory.authorityName(code) })),
            },
          ]}
          build={({ documentSha256 = '', takenAt, takenBy = '' }) => ({
            personNo,
            documentSha256,
            takenBy,
            ...(takenAt ? { takenAt: Number(takenAt) } : {}),
          })}
        />
      )}
      {abilities.includes('register/withdraw-photograph') && photographs.length > 0 && (
        <FormDialog<{ photographId: string; reason: string }>
          command="register/withdraw-photograph"
          label={t('photograph.withdraw')}
          explain={t('photograph.withdrawExplain')}
          zone={zone}
          fields={[
            {
              key: 'photographId',
              label: t('photograph.which'),
              kind: 'select',
              required: true,
              options: photographs.map(({ photographId, takenAt, takenBy }) => ({
                value: photographId,
                label: `${formatInstant(takenAt, zone)} · ${directory.authorityName(takenBy)}`,
              })),
            },
            reason,
          ]}
          build={({ photographId = '', reason: why = '' }) => ({ photographId, reason: why })}
          grave
        />
      )}
      {abilities.includes('register/record-mark') && (
        <FormDialog<RecordMarkInput>
          command="register/record-mark"
          label={t('marks.record')}
          explain={t('marks.recordExplain')}
          zone={zone}
          fields={[
            {
              key: 'kind',
              label: t('marks.kind'),
              kind: 'select',
              required: true,
              options: MARK_KINDS.map((value) => ({ value, label: t(`marks.kinds.${value}`) })),
            },
            {
              key: 'place',
              label: t('marks.place'),
              help: t('marks.placeHelp'),
              kind: 'select',
              required: true,
              options: BODY_PLACES.map((value) => ({ value, label: t(`marks.places.${value}`) })),
            },
            { key: 'description', label: t('marks.description'), kind: 'text', required: false },
            { key: 'seenAt', label: t('marks.seenAt'), kind: 'instant', required: false },
            { key: 'seenBy', label: t('marks.seenBy'), kind: 'text', required: true },
          ]}
          build={({ kind, place, description, seenAt, seenBy = '' }) => ({
            personNo,
            kind: MARK_KINDS.find((one) => one === kind) ?? 'other',
            place: BODY_PLACES.find((one) => one === place) ?? 'head',
            seenBy,
            ...(description ? { description } : {}),
            ...(seenAt ? { seenAt: Number(seenAt) } : {}),
          })}
        />
      )}
      {abilities.includes('register/withdraw-mark') && marks.length > 0 && (
        <FormDialog<{ markId: string; reason: string }>
          command="register/withdraw-mark"
          label={t('marks.withdraw')}
          explain={t('marks.withdrawExplain')}
          zone={zone}
          fields={[
            {
              key: 'markId',
              label: t('marks.title'),
              kind: 'select',
              required: true,
              options: marks.map(({ markId, kind, place, description }) => ({
                value: markId,
                label: [t(`marks.kinds.${kind}`), t(`marks.places.${place}`), description ?? ''].join(' '),
              })),
            },
            reason,
          ]}
          build={({ markId = '', reason: why = '' }) => ({ markId, reason: why })}
          grave
        />
      )}
    </>
  );
}
