import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { fromBase64url } from '../../../app/keys/base64url.ts';
import { decodeHandoverPayload, type HandoverPayload } from '../../../core/ledger/handover-payload.ts';
import type { HandoverView } from '../views.ts';
import { handoverObjections } from './handover-objections.ts';

/** Payload bytes as this browser reads them, with every difference from what the page shows, in words. */
export interface ReadPayload {
  bytes: Uint8Array;
  payload: HandoverPayload;
  objections: string[];
}

/** Reads payload bytes for signing. The returned function throws for bytes that are no hand-over payload. */
export function useReadPayload(): (base64url: string, handover: HandoverView, counted: number) => ReadPayload {
  const { t } = useTranslation('transfers');
  const me = useMe();
  return (base64url, handover, counted) => {
    const bytes = fromBase64url(base64url);
    const payload = decodeHandoverPayload(bytes);
    const register = me.data?.register;
    const nowAt = (register?.nowAt ?? 0) + (me.data ? Date.now() - me.data.arrivedAt : 0);
    const objections = handoverObjections(payload, {
      handover,
      counted,
      synthetic: register?.synthetic ?? false,
      nowAt,
    });
    return { bytes, payload, objections: objections.map((objection) => t(`handover.objection.${objection}`)) };
  };
}
