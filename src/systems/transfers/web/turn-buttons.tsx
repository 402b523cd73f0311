import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { OrderReturnInput, RedirectConvoyInput, RefuseEntryInput } from '../command-views.ts';
import { entryRefusalReasons, redirectReasons } from '../convoy-words.ts';
import type { ManifestView } from '../views.ts';
import { reasonIn, useReasonFields } from './reason-fields.ts';
import { sitesToTurnTo } from './sites-to-turn-to.ts';

interface TurnButton {
  manifest: ManifestView;
  label: string;
}

/** Sends the convoy to another site of the state of its destination. */
export function RedirectButton({ manifest, label }: TurnButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const fields = useReasonFields(redirectReasons, 'turn.reasons');
  const sites = sitesToTurnTo(manifest, directory.sites);
  return (
    <FormDialog<RedirectConvoyInput>
      command="transfers/redirect-convoy"
      label={label}
      explain={t('turn.explainRedirect')}
      zone={directory.zoneOf(manifest.to)}
      fields={[
        {
          key: 'toSite',
          label: t('turn.toSite'),
          kind: 'select',
          required: true,
          options: sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
        },
        ...fields,
      ]}
      build={({ toSite = '', reason, note = '' }) => ({
        manifestNo: manifest.manifestNo,
        toSite,
        reason: reasonIn(redirectReasons, reason),
        note,
      })}
      grave
    />
  );
}

/** Sends the convoy back to where it came from. */
export function ReturnButton({ manifest, label }: TurnButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const fields = useReasonFields(redirectReasons, 'turn.reasons');
  return (
    <FormDialog<OrderReturnInput>
      command="transfers/order-return"
      label={label}
      explain={t('turn.explainReturn')}
      zone={directory.zoneOf(manifest.from)}
      fields={fields}
      build={({ reason, note = '' }) => ({
        manifestNo: manifest.manifestNo,
        reason: reasonIn(redirectReasons, reason),
        note,
      })}
      grave
    />
  );
}

/** Records that the convoy was not let in at the gate. */
export function RefuseEntryButton({ manifest, label }: TurnButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const fields = useReasonFields(entryRefusalReasons, 'turn.reasons');
  return (
    <FormDialog<RefuseEntryInput>
      command="transfers/refuse-entry"
      label={label}
      explain={t('turn.explainRefusal')}
      zone={directory.zoneOf(manifest.to)}
      fields={[...fields, { key: 'at', label: t('movement.occurredAt'), kind: 'instant', required: false }]}
      build={({ reason, note = '', at }) => ({
        manifestNo: manifest.manifestNo,
        reason: reasonIn(entryRefusalReasons, reason),
        note,
        ...(at ? { occurredAt: Number(at) } : {}),
      })}
    />
  );
}
