import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { DocumentNeeded } from '../../../app/kit/document-needed.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { ExtendOrderInput } from '../command-views.ts';
import type { PersonAnswer } from '../views.ts';
import { RecordOrderButton } from './record-order-button.tsx';

/** Orders with their documents, and the other documents of the file; a new order is recorded with its document. */
export function FileDocuments({ answer, zone }: { answer: PersonAnswer; zone: string }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const { orders, withoutOrder, documents, abilities, person } = answer;
  return (
    <Paper withBorder p="md" h="100%">
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('orders.title')}
        </Title>
        {orders.length === 0 && <Text c="gray.7">{t('orders.none')}</Text>}
        {orders.map((order) => (
          <div key={order.orderId}>
            <Text size="sm" fw={600}>
              <bdi>{order.ground}</bdi> · <bdi>{order.article}</bdi> · {t(`orders.states.${order.state}`)}
              {order.legalStatus === 'convicted' && ` · ${t('orders.convicted')}`}
            </Text>
            <Text size="xs" c="gray.7">
              <bdi>{directory.authorityName(order.authority)}</bdi> · {formatInstant(order.issuedAt, zone)} ·{' '}
              {t('orders.until', { at: formatInstant(order.expiresAt, zone) })} ·{' '}
              <Anchor size="xs" href={`/api/documents/${order.documentSha256}`}>
                {t('orders.document')}
              </Anchor>
            </Text>
            {abilities.includes('register/extend-order') && order.state !== 'expired' && (
              <FormDialog<ExtendOrderInput>
                command="register/extend-order"
                label={t('orders.extend')}
                compact={t('orders.extendOf', { article: order.article })}
                explain={t('orders.extendExplain', { at: formatInstant(order.expiresAt, zone) })}
                zone={zone}
                fields={[
                  { key: 'expiresAt', label: t('orders.newEnd'), kind: 'instant', required: true },
                  { key: 'document', label: t('orders.document'), kind: 'document', required: true },
                  { key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 },
                ]}
                build={(values) => ({
                  orderId: order.orderId,
                  expiresAt: Number(values.expiresAt),
                  documentSha256: values.document ?? '',
                  reason: values.reason ?? '',
                })}
              />
            )}
          </div>
        ))}
        {withoutOrder.map(({ fromAt, toAt }) => (
          <Text key={fromAt} size="sm" className="amana-wrong">
            {toAt === null
              ? t('orders.withoutSince', { from: formatInstant(fromAt, zone) })
              : t('orders.without', { from: formatInstant(fromAt, zone), to: formatInstant(toAt, zone) })}
          </Text>
        ))}
        {abilities.includes('register/record-order') && (
          <>
            <DocumentNeeded />
            <RecordOrderButton persons={[person.personNo]} zone={zone} variant="default" size="md" />
          </>
        )}
        {documents.length > 0 && (
          <>
            <Title order={3} size="h5" mt="sm">
              {t('documents.title')}
            </Title>
            {documents.map((document) => (
              <Text size="sm" key={document.sha256}>
                <Anchor href={`/api/documents/${document.sha256}`}>
                  {t(`documents.kinds.${document.kind}`, { defaultValue: document.kind })}
                </Anchor>{' '}
                · <bdi>{formatNumber(Math.ceil(document.bytes / 1024))} KiB</bdi> ·{' '}
                <bdi>{formatInstant(document.addedAt, zone)}</bdi> ·{' '}
                <bdi className="amana-code">{document.sha256.slice(0, 12)}…</bdi>
              </Text>
            ))}
          </>
        )}
      </Stack>
    </Paper>
  );
}
