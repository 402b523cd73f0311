import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import { type InspectionOccasion, partsOf } from '../vehicles/inspection-words.ts';
import type { RecordVehicleInspectionInput } from '../vehicles/views.ts';

/** A form for one inspection of a vehicle: each part is answered, nothing is preset. */
export function InspectVehicle({ vehicle, occasion }: { vehicle: string; occasion: InspectionOccasion }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const zone = useMe().data?.register.zone ?? 'UTC';
  const parts = partsOf[occasion];
  const fields: FormField[] = [
    {
      key: 'site',
      label: t('inspection.site'),
      kind: 'select',
      required: true,
      options: directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
    },
    { key: 'inspectedAt', label: t('inspection.at'), kind: 'instant', required: true },
    ...parts.map(
      (part): FormField => ({
        key: part,
        label: t(`inspection.parts.${part}`),
        kind: 'select',
        required: true,
        options: [
          { value: 'yes', label: t('inspection.inOrder') },
          { value: 'no', label: t('inspection.notInOrder') },
        ],
      }),
    ),
    {
      key: 'fit',
      label: t('inspection.result'),
      kind: 'select',
      required: true,
      options: [
        { value: 'yes', label: t('inspection.fit') },
        { value: 'no', label: t('inspection.notFit') },
      ],
    },
    {
      key: 'note',
      label: t('inspection.note'),
      help: t('inspection.noteHelp'),
      kind: 'long',
      required: false,
      shortest: 3,
    },
  ];
  return (
    <FormDialog<RecordVehicleInspectionInput>
      command="sites/record-vehicle-inspection"
      label={t(`inspection.record.${occasion}`)}
      compact={t(`inspection.recordOf.${occasion}`, { vehicle })}
      explain={t(`inspection.explain.${occasion}`)}
      zone={zone}
      fields={fields}
      build={({ site = '', inspectedAt, fit, note = '', ...answers }) => ({
        vehicle,
        occasion,
        site,
        inspectedAt: Number(inspectedAt),
        fit: fit === 'yes',
        parts: Object.fromEntries(parts.map((part) => [part, answers[part] === 'yes'])),
        ...(note.trim() === '' ? {} : { note }),
      })}
    />
  );
}
