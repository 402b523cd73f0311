import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { DocumentNeeded } from '../../../app/kit/document-needed.tsx';
import type { ManifestOverview } from '../views.ts';
import { CommitmentText } from './commitment-text.tsx';

/** The transfer order with its two officers, and the seal with its two cells. */
export function OrderAndSeal({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { order, seal, from } = answer.manifest;
  const zone = directory.zoneOf(from);
  return (
    <Paper withBorder p="md" h="100%">
      <Stack gap={4}>
        <Title order={2} size="h4">
          {t('order.title')}
        </Title>
        {order ? (
          <>
            <Text size="sm">
              <b>{t(`order.state.${order.state}`)}</b> · <bdi>{order.ground}</bdi> · <bdi>{order.article}</bdi>
            </Text>
            <Text size="sm" c="gray.7">
              {t('order.proposedBy')} {pickName(order.proposedBy.name)}
              {order.approvedBy && ` · ${t('order.approvedBy')} ${pickName(order.approvedBy.name)}`}
            </Text>
            <Text size="sm" c="gray.7">
              {t('order.until')} {formatInstant(order.expiresAt, zone)} ·{' '}
              <Anchor href={`/api/documents/${order.documentSha256}`} target="_blank" rel="noreferrer">
                {t('order.open')}
              </Anchor>
            </Text>
          </>
        ) : (
          <>
            <Text size="sm" c="gray.7">
              {t('order.none')}
            </Text>
            {answer.abilities.includes('transfers/propose-order') &&
              answer.nextAction?.command !== 'transfers/propose-order' && <DocumentNeeded />}
          </>
        )}
        {answer.manifest.within === null && (
          <>
            <Title order={2} size="h4" mt="sm">
              {t('commitment.ofReceiver')}
            </Title>
            {answer.commitments.length === 0 ? (
              <Text size="sm" c="gray.7">
                {t('commitment.owed', {
                  authority: directory.authorityName(answer.manifest.authorities.destination.code),
                })}
              </Text>
            ) : (
              answer.commitments.map((commitment) => (
                <CommitmentText key={commitment.commitmentId} commitment={commitment} zone={zone} />
              ))
            )}
          </>
        )}
        <Title order={2} size="h4" mt="sm">
          {t('seal.title')}
        </Title>
        {seal ? (
          <>
            <Text size="sm">
              <b>{t(`seal.state.${seal.state}`)}</b> · <bdi className="amana-code">{seal.hash.slice(0, 16)}…</bdi>
            </Text>
            <Text size="sm" c="gray.7">
              {t('order.proposedBy')} {pickName(seal.proposedBy.name)}
              {seal.sealedBy && ` · ${t('seal.sealedBy')} ${pickName(seal.sealedBy.name)}`}
              {seal.sealedAt !== null && ` · ${formatInstant(seal.sealedAt, zone)}`}
            </Text>
            {seal.voiding && (
              <Text size="sm">
                {t(`seal.voidReasons.${seal.voiding.reason}`)}
                {seal.voiding.note && (
                  <>
                    {' · '}
                    <bdi>{seal.voiding.note}</bdi>
                  </>
                )}{' '}
                · {formatInstant(seal.voiding.at, zone)}
              </Text>
            )}
          </>
        ) : (
          <Text size="sm" c="gray.7">
            {t('seal.none')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
