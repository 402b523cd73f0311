import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RecordBroughtLaterInput } from '../command-views.ts';
import type { ManifestView } from '../views.ts';

/** Records that a person who had been left behind, or taken to a hospital, was brought to the site after the others had been received. */
export function BroughtLaterButton({
  manifest,
  person,
  site,
}: {
  manifest: ManifestView;
  person: { personNo: number; registerNumber: string };
  /** Where the next hand-over is: at the gate or, when the rest goes back, where the convoy came from. */
  site: string;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <FormDialog<RecordBroughtLaterInput>
      command="transfers/record-brought-later"
      label={t('turn.brought')}
      compact={t('turn.broughtOf', { number: person.registerNumber })}
      explain={t(site === manifest.from ? 'turn.explainBroughtBack' : 'turn.explainBrought', {
        site: directory.siteName(site),
      })}
      zone={directory.zoneOf(site)}
      fields={[
        { key: 'note', label: t('strikeOff.note'), kind: 'long', required: false },
        { key: 'at', label: t('movement.occurredAt'), kind: 'instant', required: false },
      ]}
      build={({ note = '', at }) => ({
        manifestNo: manifest.manifestNo,
        persons: [person.personNo],
        note,
        ...(at ? { occurredAt: Number(at) } : {}),
      })}
    />
  );
}
