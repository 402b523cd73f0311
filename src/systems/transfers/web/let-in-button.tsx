import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { GrantEntryInput } from '../command-views.ts';
import type { ManifestOverview } from '../views.ts';

/** Whether the convoy stands refused at the gate of the site that it heads for. */
export const isTurnedAway = ({ manifest, entryRefusals, letIn }: ManifestOverview): boolean => {
  const at = (entries: readonly { readonly site: string; readonly at: number }[]) =>
    Math.max(0, ...entries.filter(({ site }) => site === manifest.to).map((entry) => entry.at));
  const refusedAt = at(entryRefusals);
  return refusedAt > 0 && refusedAt >= at(letIn.filter(({ personNo }) => personNo === null));
};

/** Records that the gate relented: of the convoy, or of one person whom it had not let in. */
export function LetInButton({
  answer: { manifest, rest },
  person,
}: {
  answer: ManifestOverview;
  person?: { personNo: number; registerNumber: string };
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <FormDialog<GrantEntryInput>
      command="transfers/grant-entry"
      label={t('turn.letIn')}
      {...(person === undefined ? {} : { compact: t('turn.letInOf', { number: person.registerNumber }) })}
      explain={t(
        rest.some(({ personNo }) => personNo === person?.personNo) ? 'turn.explainLetInLater' : 'turn.explainLetIn',
      )}
      zone={directory.zoneOf(manifest.to)}
      fields={[
        { key: 'note', label: t('strikeOff.note'), kind: 'long', required: false },
        { key: 'at', label: t('movement.occurredAt'), kind: 'instant', required: false },
      ]}
      build={({ note = '', at }) => ({
        manifestNo: manifest.manifestNo,
        ...(person === undefined ? {} : { persons: [person.personNo] }),
        note,
        ...(at ? { occurredAt: Number(at) } : {}),
      })}
    />
  );
}
