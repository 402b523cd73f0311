import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { OrderReturnInput, RedirectConvoyInput, RefuseEntryInput } from '../command-views.ts';
import { entryRefusalReasons, type RedirectReason, redirectReasons } from '../convoy-words.ts';
import type { ManifestView } from '../views.ts';

interface TurnButton {
  manifest: ManifestView;
  label: string;
}

const useReasonFields = (reasons: readonly string[]) => {
  const { t } = useTranslation('transfers');
  return [
    {
      key: 'reason',
      label: t('strikeOff.reason'),
      kind: 'select' as const,
      required: true,
      options: reasons.map((value) => ({ value, label: t(`turn.reasons.${value}`) })),
    },
    { key: 'note', label: t('strikeOff.note'), kind: 'long' as const, required: false },
  ];
};
const reasonOf = (value: string | undefined): RedirectReason => redirectReasons.find((one) => one === value) ?? 'other';

/** Sends the convoy to another site of the state of its destination. */
export function RedirectButton({ manifest, label }: TurnButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const fields = useReasonFields(redirectReasons);
  const country = directory.sites.find(({ code }) => code === manifest.to)?.country;
  const sites = directory.sites.filter(
    (site) => site.code !== manifest.to && site.code !== manifest.from && site.country === country,
  );
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
        reason: reasonOf(reason),
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
  const fields = useReasonFields(redirectReasons);
  return (
    <FormDialog<OrderReturnInput>
      command="transfers/order-return"
      label={label}
      explain={t('turn.explainReturn')}
      zone={directory.zoneOf(manifest.from)}
      fields={fields}
      build={({ reason, note = '' }) => ({ manifestNo: manifest.manifestNo, reason: reasonOf(reason), note })}
      grave
    />
  );
}

/** Records that the convoy was not let in at the gate. */
export function RefuseEntryButton({ manifest, label }: TurnButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const fields = useReasonFields(entryRefusalReasons);
  return (
    <FormDialog<RefuseEntryInput>
      command="transfers/refuse-entry"
      label={label}
      explain={t('turn.explainRefusal')}
      zone={directory.zoneOf(manifest.to)}
      fields={[...fields, { key: 'at', label: t('movement.occurredAt'), kind: 'instant', required: false }]}
      build={({ reason, note = '', at }) => ({
        manifestNo: manifest.manifestNo,
        reason: entryRefusalReasons.find((one) => one === reason) ?? 'other',
        note,
        ...(at ? { occurredAt: Number(at) } : {}),
      })}
    />
  );
}
