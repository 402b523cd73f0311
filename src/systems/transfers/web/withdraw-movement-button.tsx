import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { ManifestView, MovementView } from '../views.ts';
import type { WithdrawMovementInput } from '../way-command-views.ts';
import { movementWithdrawalReasons } from '../way-words.ts';
import { reasonIn, useReasonFields } from './reason-fields.ts';

/** Withdraws an entry of the movement log that was a mistake. It stays in the log, struck through. */
export function WithdrawMovementButton({
  manifest,
  movement,
  what,
}: {
  manifest: ManifestView;
  movement: MovementView;
  /** The entry in words: what, where, when. */
  what: string;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <FormDialog<WithdrawMovementInput>
      command="transfers/withdraw-movement"
      label={t('movement.withdraw')}
      compact={t('movement.withdrawOf', { what })}
      explain={t('movement.withdrawExplain', { what })}
      zone={directory.zoneOf(manifest.from)}
      fields={useReasonFields(movementWithdrawalReasons, 'movement.withdrawReasons')}
      build={({ reason, note = '' }) => ({
        manifestNo: manifest.manifestNo,
        movementId: movement.eventId,
        reason: reasonIn(movementWithdrawalReasons, reason),
        note,
      })}
      grave
    />
  );
}
