import { Button, type ButtonProps, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { DocumentField } from '../../../app/kit/document-field.tsx';
import { FieldNames } from '../../../app/kit/field-names.ts';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import type { ProposeOrderInput } from '../command-views.ts';

/** Proposes the transfer order: ground, article, document and expiry. Another officer approves it (I24-four-eyes). */
export function ProposeOrderButton({
  manifestNo,
  label,
  ...style
}: { manifestNo: number; label: string } & Pick<ButtonProps, 'variant' | 'size'>) {
  const { t } = useTranslation('transfers');
  const me = useMe();
  const command = useCommand<ProposeOrderInput>('transfers/propose-order');
  const [open, setOpen] = useState(false);
  const [ground, setGround] = useState('');
  const [article, setArticle] = useState('');
  const [documentSha256, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const [expiresAt, setExpiresAt] = useState<number>();

  const fields = {
    ground: { label: t('order.ground'), filled: ground.trim() !== '' },
    article: { label: t('order.article'), filled: article.trim() !== '' },
    documentSha256: { label: t('order.document'), filled: documentSha256 !== '' },
    expiresAt: { label: t('order.expiresAt'), filled: expiresAt !== undefined },
  };
  const missing = Object.values(fields).flatMap(({ label, filled }) => (filled ? [] : [label]));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0 || expiresAt === undefined) return;
    const answer = await command.send({ manifestNo, ground, article, documentSha256, expiresAt });
    if (answer) setOpen(false);
  }

  return (
    <>
      <Button {...style} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={label}
        closeButtonProps={{ 'aria-label': t('shell:action.close') }}
      >
        <form ref={markFirstField} onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            <TextInput
              label={t('order.ground')}
              required
              value={ground}
              onChange={(event) => setGround(event.currentTarget.value)}
            />
            <TextInput
              label={t('order.article')}
              required
              value={article}
              onChange={(event) => setArticle(event.currentTarget.value)}
            />
            <DocumentField label={t('order.document')} sha256={documentSha256} onChange={setDocument} />
            <InstantField
              label={t('order.expiresAt')}
              zone={me.data?.register.zone ?? 'UTC'}
              value={expiresAt}
              onChange={setExpiresAt}
            />
            <StillMissing labels={tried ? missing : []} />
            <FieldNames value={Object.fromEntries(Object.entries(fields).map(([key, { label }]) => [key, label]))}>
              <CommandNotice command={command} />
            </FieldNames>
            <Group justify="flex-end">
              <Button type="submit" size="md" loading={command.busy}>
                {label}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
