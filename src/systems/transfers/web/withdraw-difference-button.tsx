import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { WithdrawDifferenceInput } from '../command-views.ts';
import type { ManifestView } from '../views.ts';

/** Takes back a difference that was recorded by mistake, before it is signed. */
export function WithdrawDifferenceButton({
  manifest,
  person,
}: {
  manifest: ManifestView;
  person: { personNo: number; registerNumber: string };
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <FormDialog<WithdrawDifferenceInput>
      command="transfers/withdraw-difference"
      label={t('difference.withdraw')}
      compact={t('difference.withdrawOf', { number: person.registerNumber })}
      explain={t('difference.withdrawExplain')}
      zone={directory.zoneOf(manifest.to)}
      fields={[{ key: 'reason', label: t('difference.withdrawReason'), kind: 'long', required: true, shortest: 3 }]}
      build={({ reason = '' }) => ({ manifestNo: manifest.manifestNo, personNo: person.personNo, reason })}
    />
  );
}
