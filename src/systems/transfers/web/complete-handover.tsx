import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { CompleteHandoverInput } from '../command-views.ts';
import type { HandoverView, OfferView } from '../views.ts';
import { CountStep } from './count-step.tsx';
import { HandoverSignature } from './handover-signature.tsx';
import { type ReadPayload, useReadPayload } from './use-read-payload.ts';

/** The taking officer: counts again without seeing the other count, reads the offered bytes in this browser, signs. */
export function CompleteHandover({ handover, offer }: { handover: HandoverView; offer: OfferView }) {
  const { t } = useTranslation('transfers');
  const readPayload = useReadPayload();
  const command = useCommand<CompleteHandoverInput>('transfers/complete-handover');
  const [error, setError] = useState<unknown>();
  const [counted, setCounted] = useState<number>();
  const [ready, setReady] = useState<ReadPayload>();

  function compare(count: number): void {
    setError(undefined);
    setReady(undefined);
    command.reset();
    setCounted(count);
    if (count !== offer.counted) return;
    try {
      setReady(readPayload(offer.payload, handover, count));
    } catch (failure) {
      setError(failure);
    }
  }

  async function complete(keyId: string, signature: string): Promise<void> {
    if (counted === undefined) return;
    await command.send({ offerId: offer.offerId, payload: offer.payload, keyId, signature, counted });
    setReady(undefined);
  }

  return (
    <Stack gap="sm">
      <CountStep
        title={t('handover.takeTitle')}
        explain={t('handover.takeExplain')}
        submit={t('handover.compare')}
        busy={command.busy}
        onCounted={compare}
      />
      {counted !== undefined && counted !== offer.counted && (
        <Alert color="orange" role="alert" title={t('handover.countsDiffer')}>
          <Text size="sm">{t('handover.countsDifferText', { counted, offered: offer.counted })}</Text>
        </Alert>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
      <CommandNotice command={command} />
      {ready && (
        <HandoverSignature
          ready={ready}
          within={handover.within}
          label={t('handover.signTake')}
          onSigned={complete}
          onClose={() => setReady(undefined)}
        />
      )}
    </Stack>
  );
}
