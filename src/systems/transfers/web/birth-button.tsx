import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { scriptOf } from '../../register/web/name-script.ts';
import type { ManifestAnswer } from '../views.ts';
import type { RecordBirthInput } from '../way-command-views.ts';
import type { WayAnswer } from '../way-views.ts';

/** Records that a child was born on the way to a woman who sits in a vehicle of the convoy. Nothing where no woman does. */
export function BirthButton({
  answer: { manifest, lines },
  way: { seats },
  onRecorded,
}: {
  answer: ManifestAnswer;
  way: WayAnswer;
  /** Told what was recorded, in words. */
  onRecorded: (text: string) => void;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const aboard = new Set(seats.map(({ personNo }) => personNo));
  const women = lines.filter(
    ({ personNo, sex, ageClass, state }) =>
      aboard.has(personNo) && sex === 'female' && state === 'handed-over' && ageClass !== 'minor',
  );
  if (women.length === 0) return null;
  return (
    <FormDialog<RecordBirthInput, { registerNumber: string }>
      command="transfers/record-birth"
      label={t('birth.title')}
      explain={t('birth.explain')}
      zone={directory.zoneOf(manifest.to)}
      fields={[
        {
          key: 'motherNo',
          label: t('birth.mother'),
          kind: 'select',
          required: true,
          options: women.map(({ personNo, registerNumber, name }) => ({
            value: String(personNo),
            label: `${registerNumber} · ${name.primary}`,
          })),
        },
        {
          key: 'sex',
          label: t('birth.sex'),
          kind: 'select',
          required: true,
          options: (['female', 'male'] as const).map((value) => ({ value, label: t(`birth.sexes.${value}`) })),
        },
        { key: 'name', label: t('birth.name'), help: t('birth.nameHelp'), kind: 'text', required: false },
        { key: 'bornAt', label: t('birth.bornAt'), kind: 'instant', required: true },
        { key: 'note', label: t('strikeOff.note'), kind: 'long', required: false },
      ]}
      build={({ motherNo, sex, name = '', bornAt, note = '' }) => ({
        manifestNo: manifest.manifestNo,
        motherNo: Number(motherNo),
        sex: sex === 'male' ? 'male' : 'female',
        ...(name.trim() === ''
          ? {}
          : {
              name: {
                full: name.trim(),
                script: scriptOf(name),
                kind: 'primary' as const,
                source: t('birth.source'),
              },
            }),
        bornAt: Number(bornAt),
        note,
      })}
      onDone={({ result }) => onRecorded(t('birth.recorded', { number: result?.registerNumber ?? '' }))}
    />
  );
}
