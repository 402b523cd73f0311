import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { SignatureDialog, type SignedRow } from '../../../app/kit/signature-dialog.tsx';
import { HANDOVER_PAYLOAD_TYPE } from '../../../core/ledger/dsse.ts';
import type { HandoverView } from '../views.ts';
import { sidesOf } from './sides-of-handover.ts';
import type { ReadPayload } from './use-read-payload.ts';

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What an officer signs of a hand-over, in words that this browser read from the very bytes. */
export function HandoverSignature({
  ready: { payload, bytes, objections },
  label,
  within,
  onSigned,
  onClose,
}: {
  ready: ReadPayload;
  label: string;
  /** The sides of a hand-over within one authority; the bytes say that it is one. */
  within: HandoverView['within'];
  onSigned: (keyId: string, signature: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation(['shell', 'transfers']);
  const directory = useDirectory();
  const passes = payload.version === 2 ? within : null;
  const sides = sidesOf({ ...payload, within: passes }, directory);
  const rows: SignedRow[] = [
    [t('signature.from'), sides.from],
    [t('signature.to'), passes === null ? sides.to : `${directory.authorityName(payload.toAuthority)}: ${sides.to}`],
    ...(passes === null
      ? []
      : [[t('transfers:manifest.title'), <b key="within">{pickText(passes.says)}</b>] satisfies SignedRow]),
    [t('signature.place'), directory.siteName(payload.place)],
    [t('signature.instant'), formatInstant(payload.instant, directory.zoneOf(payload.place))],
    [t('signature.ordinal'), formatNumber(payload.ordinal)],
    [
      t('signature.count'),
      <b key="count" style={{ fontSize: 20 }}>
        {t('people', { count: payload.count })}
      </b>,
    ],
    [
      t('signature.exceptions'),
      payload.exceptions.length === 0
        ? t('signature.noExceptions')
        : payload.exceptions
            .map(({ code, count }) => `${t(`difference.${code}`, { defaultValue: code })}: ${formatNumber(count)}`)
            .join(' · '),
    ],
    [
      t('signature.root'),
      <bdi key="root" className="amana-code">
        {toHex(payload.manifestRoot).slice(0, 16)}…
      </bdi>,
    ],
    [
      t('signature.operation'),
      <bdi key="operation" className="amana-code">
        {payload.operation}
      </bdi>,
    ],
    [t('signature.kind'), payload.synthetic ? t('synthetic') : t('signature.real')],
  ];
  return (
    <SignatureDialog
      rows={rows}
      bytes={bytes}
      type={HANDOVER_PAYLOAD_TYPE}
      objections={objections}
      label={label}
      confirm={t('signature.read')}
      onSigned={onSigned}
      onClose={onClose}
    />
  );
}
