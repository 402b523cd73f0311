import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../app/api/request.ts';
import { useCommand } from '../../../app/api/use-command.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { OfferHandoverInput } from '../command-views.ts';
import type { HandoverView, ManifestAnswer, PrepareHandoverAnswer } from '../views.ts';
import { CountStep } from './count-step.tsx';
import { HandoverSignature } from './handover-signature.tsx';
import { type ReadPayload, useReadPayload } from './use-read-payload.ts';

/** The giving officer: counts, reads the prepared bytes in this browser, signs and offers. */
export function OfferHandover({ answer, handover }: { answer: ManifestAnswer; handover: HandoverView }) {
  const { t } = useTranslation('transfers');
  const readPayload = useReadPayload();
  const command = useCommand<OfferHandoverInput>('transfers/offer-handover');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [present, setPresent] = useState<{ counted: number; listed: number }>();
  const [ready, setReady] = useState<ReadPayload & { base64url: string; counted: number }>();
  const { manifestNo } = answer.manifest;

  async function prepare(counted: number): Promise<void> {
    setBusy(true);
    setError(undefined);
    setReady(undefined);
    setPresent(undefined);
    command.reset();
    try {
      const prepared = await getJson<PrepareHandoverAnswer>('/api/transfers/prepare-handover', {
        manifestNo,
        ordinal: handover.ordinal,
        counted,
      });
      const listed = prepared.persons.filter((person) => person.present).length;
      setPresent({ counted, listed });
      if (listed === counted)
        setReady({ ...readPayload(prepared.payload, handover, counted), base64url: prepared.payload, counted });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  async function offer(keyId: string, signature: string): Promise<void> {
    if (!ready) return;
    const done = await command.send({
      manifestNo,
      ordinal: handover.ordinal,
      payload: ready.base64url,
      keyId,
      signature,
      counted: ready.counted,
    });
    setReady(undefined);
    if (done) setPresent(undefined);
  }

  return (
    <Stack gap="sm">
      <CountStep
        title={t('handover.giveTitle')}
        explain={t('handover.giveExplain')}
        submit={t('handover.compare')}
        busy={busy}
        onCounted={(counted) => void prepare(counted)}
      />
      {present && present.listed !== present.counted && (
        <Alert color="orange" role="alert" title={t('handover.differs')}>
          <Text size="sm">{t('handover.differsText', { counted: present.counted, listed: present.listed })}</Text>
        </Alert>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
      <CommandNotice command={command} />
      {ready && (
        <HandoverSignature
          ready={ready}
          within={handover.within}
          label={t('handover.signOffer')}
          onSigned={offer}
          onClose={() => setReady(undefined)}
        />
      )}
    </Stack>
  );
}
