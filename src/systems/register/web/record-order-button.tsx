import { Button, type ButtonProps, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { DocumentField } from '../../../app/kit/document-field.tsx';
import { FieldNames } from '../../../app/kit/field-names.ts';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import type { RecordOrderInput } from '../command-views.ts';

/** Records one order of detention, with its document, for one person or for several; `about` says for whom. */
export function RecordOrderButton({
  persons,
  zone,
  about,
  ...style
}: {
  persons: number[];
  zone: string;
  about?: ReactNode;
} & Pick<ButtonProps, 'variant' | 'size'>) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const me = useMe().data;
  const authorities = me?.register.authorities ?? [];
  const judges = me?.officer?.roles.some(({ role }) => role === 'judiciary_clerk') ?? false;
  const command = useCommand<RecordOrderInput>('register/record-order');
  const [open, setOpen] = useState(false);
  const [ground, setGround] = useState('');
  const [article, setArticle] = useState('');
  const [authority, setAuthority] = useState('');
  const [documentSha256, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const [issuedAt, setIssued] = useState<number>();
  const [expiresAt, setExpires] = useState<number>();
  const [legalStatus, setLegalStatus] = useState<'untried' | 'convicted'>('untried');

  const fields = {
    ground: { label: t('orders.ground'), filled: ground.trim() !== '' },
    article: { label: t('orders.article'), filled: article.trim() !== '' },
    authority: { label: t('orders.authority'), filled: authority !== '' },
    issuedAt: { label: t('orders.issuedAt'), filled: issuedAt !== undefined },
    expiresAt: { label: t('orders.expiresAt'), filled: expiresAt !== undefined },
    documentSha256: { label: t('orders.document'), filled: documentSha256 !== '' },
  };
  const missing = Object.values(fields).flatMap(({ label, filled }) => (filled ? [] : [label]));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0 || issuedAt === undefined || expiresAt === undefined) return;
    const input = {
      persons,
      ground,
      article,
      authority,
      documentSha256,
      issuedAt,
      expiresAt,
      ...(judges ? { legalStatus } : {}),
    };
    if (await command.send(input)) setOpen(false);
  }

  return (
    <>
      <Button {...style} onClick={() => setOpen(true)} className="amana-no-print">
        {t('orders.record')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('orders.record')}
        closeButtonProps={{ 'aria-label': t('shell:action.close') }}
      >
        <form ref={markFirstField} onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            {about !== undefined && <Text size="sm">{about}</Text>}
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
            <NativeSelect
              label={t('orders.authority')}
              required
              value={authority}
              onChange={(event) => setAuthority(event.currentTarget.value)}
              data={[
                { value: '', label: t('shell:action.choose') },
                ...authorities.map(({ code }) => ({ value: code, label: directory.authorityName(code) })),
              ]}
            />
            {judges && (
              <NativeSelect
                label={t('orders.legalStatus')}
                value={legalStatus}
                onChange={(event) =>
                  setLegalStatus(event.currentTarget.value === 'convicted' ? 'convicted' : 'untried')
                }
                data={(['untried', 'convicted'] as const).map((value) => ({
                  value,
                  label: t(`orders.legalStatuses.${value}`),
                }))}
              />
            )}
            <InstantField label={t('orders.issuedAt')} zone={zone} value={issuedAt} onChange={setIssued} />
            <InstantField label={t('orders.expiresAt')} zone={zone} value={expiresAt} onChange={setExpires} />
            <DocumentField label={t('orders.document')} sha256={documentSha256} onChange={setDocument} />
            <StillMissing labels={tried ? missing : []} />
            <FieldNames value={Object.fromEntries(Object.entries(fields).map(([key, { label }]) => [key, label]))}>
              <CommandNotice command={command} />
            </FieldNames>
            <Button type="submit" size="md" loading={command.busy}>
              {t('orders.record')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
