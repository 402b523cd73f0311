import { useTranslation } from 'react-i18next';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import type { CorrectEventInput } from '../command-views.ts';
import type { TimelineEntry } from '../views.ts';
import { splitSection, useSectionOptions } from './use-section-options.ts';

/** Corrects one event of a file: when it happened, where it put the person, the birth it is evidence of, or that it never happened. */
export function CorrectEventButton({ entry, zone }: { entry: TimelineEntry; zone: string }) {
  const { t } = useTranslation('register');
  const places = useSectionOptions();
  const { correctable } = entry;
  if (correctable === undefined) return null;
  const fields: FormField[] = [
    {
      key: 'withdrawn',
      label: t('correct.what'),
      kind: 'select',
      required: true,
      options: [
        { value: 'no', label: t('correct.wrong') },
        { value: 'yes', label: t('correct.never') },
      ],
    },
  ];
  if (correctable === 'birth')
    fields.push({ key: 'birth', label: t('correct.birth'), help: t('file.birthHelp'), kind: 'text', required: false });
  else fields.push({ key: 'occurredAt', label: t('correct.occurredAt'), kind: 'instant', required: false });
  if (correctable === 'place')
    fields.push({ key: 'place', label: t('correct.place'), kind: 'select', required: false, options: places });
  fields.push({ key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 });
  return (
    <FormDialog<CorrectEventInput>
      command="register/correct-event"
      label={t('correct.title')}
      compact={t('correct.of', { event: pickText(entry.summary) })}
      explain={`${pickText(entry.summary)} ${t('correct.explain')}`}
      zone={entry.zone ?? zone}
      fields={fields}
      build={(values) => ({
        eventId: entry.eventId,
        correction:
          values.withdrawn === 'yes'
            ? { withdrawn: true }
            : {
                ...(values.occurredAt ? { occurredAt: Number(values.occurredAt) } : {}),
                ...(values.place ? splitSection(values.place) : {}),
                ...(values.birth ? { birth: values.birth } : {}),
              },
        reason: values.reason ?? '',
      })}
    />
  );
}
