import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { CancelConvoyInput, PutInPhaseInput, VoidSealInput } from '../command-views.ts';
import { cancellationReasons, sealVoidingReasons } from '../convoy-words.ts';
import type { OperationAnswer } from '../operation-views.ts';
import type { ManifestView } from '../views.ts';
import { reasonIn, useReasonFields } from './reason-fields.ts';

interface ConvoyButton {
  manifest: ManifestView;
  label: string;
}

/** Cancels the convoy before the first hand-over, with a coded reason. */
export function CancelConvoyButton({ manifest, label }: ConvoyButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <FormDialog<CancelConvoyInput>
      command="transfers/cancel-convoy"
      label={label}
      explain={t('convoy.explainCancel')}
      zone={directory.zoneOf(manifest.from)}
      fields={useReasonFields(cancellationReasons, 'convoy.cancelReasons')}
      build={({ reason, note = '' }) => ({
        manifestNo: manifest.manifestNo,
        reason: reasonIn(cancellationReasons, reason),
        note,
      })}
      grave
    />
  );
}

/** Breaks the seal before the first hand-over, for a coded reason, so that the manifest can change. */
export function VoidSealButton({ manifest, label }: ConvoyButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <FormDialog<VoidSealInput>
      command="transfers/void-seal"
      label={label}
      explain={t('explain.voidSeal')}
      zone={directory.zoneOf(manifest.from)}
      fields={useReasonFields(sealVoidingReasons, 'seal.voidReasons')}
      build={({ reason, note = '' }) => ({
        manifestNo: manifest.manifestNo,
        reason: reasonIn(sealVoidingReasons, reason),
        note,
      })}
      grave
    />
  );
}

/** Puts the convoy in an open phase of its operation. */
export function PutInPhaseButton({ manifest, label }: ConvoyButton) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { data } = useAnswer<OperationAnswer>('transfers/operation', { operationNo: manifest.operationNo });
  const open = (data?.phases ?? []).filter(({ state }) => state === 'planned' || state === 'running');
  if (open.length === 0) return null;
  return (
    <FormDialog<PutInPhaseInput>
      command="transfers/put-in-phase"
      label={label}
      zone={directory.zoneOf(manifest.from)}
      fields={[
        {
          key: 'phase',
          label: t('phase.one'),
          kind: 'select',
          required: true,
          options: open.map(({ code, title }) => ({ value: code, label: `${code} · ${pickText(title)}` })),
        },
      ]}
      build={({ phase = '' }) => ({ manifestNo: manifest.manifestNo, phase })}
    />
  );
}
