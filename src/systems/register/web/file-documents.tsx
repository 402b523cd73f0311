import { Anchor, Button, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { DocumentField } from '../../../app/kit/document-field.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import type { RecordOrderInput } from '../command-views.ts';
import type { PersonAnswer } from '../views.ts';

/** Orders with their documents, and the other documents of the file; a new order is recorded with its document. */
export function FileDocuments({ answer, zone }: { answer: PersonAnswer; zone: string }) {
  const { t } = useTranslation('register');
  const { orders, documents, abilities, person } = answer;
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
            </Text>
            <Text size="xs" c="gray.7">
              <bdi>{order.authority}</bdi> · {formatInstant(order.issuedAt, zone)} ·{' '}
              {t('orders.until', { at: formatInstant(order.expiresAt, zone) })} ·{' '}
              <Anchor size="xs" href={`/api/documents/${order.documentSha256}`}>
                {t('orders.document')}
              </Anchor>
            </Text>
          </div>
        ))}
        {abilities.includes('register/record-order') && <RecordOrder personNo={person.personNo} zone={zone} />}
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

function RecordOrder({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const command = useCommand<RecordOrderInput>('register/record-order');
  const [open, setOpen] = useState(false);
  const [ground, setGround] = useState('');
  const [article, setArticle] = useState('');
  const [authority, setAuthority] = useState('');
  const [documentSha256, setDocument] = useState('');
  const [issuedAt, setIssued] = useState<number>();
  const [expiresAt, setExpires] = useState<number>();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!documentSha256 || issuedAt === undefined || expiresAt === undefined) return;
    const input = { persons: [personNo], ground, article, authority, documentSha256, issuedAt, expiresAt };
    if (await command.send(input)) setOpen(false);
  }

  return (
    <>
      <Button variant="default" size="md" onClick={() => setOpen(true)} className="amana-no-print">
        {t('orders.record')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('orders.record')}
        closeButtonProps={{ 'aria-label': t('shell:action.close') }}
      >
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <TextInput
              label={t('orders.ground')}
              required
              value={ground}
              onChange={(event) => setGround(event.currentTarget.value)}
            />
            <TextInput
              label={t('orders.article')}
              required
              value={article}
              onChange={(event) => setArticle(event.currentTarget.value)}
            />
            <TextInput
              label={t('orders.authority')}
              required
              value={authority}
              onChange={(event) => setAuthority(event.currentTarget.value)}
            />
            <InstantField label={t('orders.issuedAt')} zone={zone} value={issuedAt} onChange={setIssued} />
            <InstantField label={t('orders.expiresAt')} zone={zone} value={expiresAt} onChange={setExpires} />
            <DocumentField label={t('orders.document')} sha256={documentSha256} onChange={setDocument} />
            <CommandNotice command={command} />
            <Button type="submit" size="md" loading={command.busy} disabled={!documentSha256}>
              {t('orders.record')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
