import { NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import type { BulkItem } from '../../../app/kit/bulk/bulk-run.ts';
import { DocumentField } from '../../../app/kit/document-field.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import type { ExtendOrderInput, ProposeReleaseInput, RecordOrderInput } from '../command-views.ts';
import { type Decision, REVIEW_COMMANDS, type ReviewedOrder, useReviewDecisions } from './review-decisions.ts';

/** The review of several orders at once: one decision with one reason and one document, carried out for each person by itself and refused by itself. */
export default function ReviewOrders({ rows, onClose }: { rows: readonly ReviewedOrder[]; onClose: () => void }) {
  const { t } = useTranslation('register');
  const me = useMe().data;
  const zone = useDirectory().zoneOf(null);
  const decisions = useReviewDecisions(rows);
  const [chosen, setDecision] = useState<Decision>();
  const decision = chosen ?? decisions[0] ?? 'release';
  const [reason, setReason] = useState('');
  const [article, setArticle] = useState('');
  const [orderedBy, setOrderedBy] = useState('');
  const [documentSha256, setDocument] = useState('');
  const [issuedAt, setIssued] = useState<number>();
  const [expiresAt, setExpires] = useState<number>();
  const missing = [
    ...(reason.trim().length >= 3 ? [] : [decision === 'extend' ? t('list.reason') : t('orders.ground')]),
    ...(decision === 'release' && orderedBy.trim() === '' ? [t('release.orderedBy')] : []),
    ...(decision === 'order' && article.trim() === '' ? [t('orders.article')] : []),
    ...(decision === 'order' && issuedAt === undefined ? [t('orders.issuedAt')] : []),
    ...(decision !== 'release' && expiresAt === undefined
      ? [decision === 'extend' ? t('orders.newEnd') : t('orders.expiresAt')]
      : []),
    ...(documentSha256 === '' ? [t('orders.document')] : []),
  ];

  function inputOf({
    personNo,
    orderId = '',
  }: ReviewedOrder): ProposeReleaseInput | RecordOrderInput | ExtendOrderInput {
    if (decision === 'release') return { personNo, ground: reason.trim(), orderedBy: orderedBy.trim(), documentSha256 };
    if (decision === 'extend') return { orderId, expiresAt: expiresAt ?? 0, documentSha256, reason: reason.trim() };
    return {
      persons: [personNo],
      ground: reason.trim(),
      article: article.trim(),
      authority: me?.officer?.authority.code ?? '',
      documentSha256,
      issuedAt: issuedAt ?? 0,
      expiresAt: expiresAt ?? 0,
    };
  }
  const itemOf = (row: ReviewedOrder): BulkItem => ({
    key: row.orderId ?? row.personNo,
    label: row.registerNumber,
    command: REVIEW_COMMANDS[decision],
    input: inputOf(row),
  });

  return (
    <BulkDialog
      title={t('bulk.review')}
      explain={t('bulk.reviewExplain', { count: rows.length })}
      ready={rows.length > 0}
      missing={missing}
      items={() => rows.map(itemOf)}
      form={
        <Stack gap="sm">
          <NativeSelect
            label={t('bulk.decision')}
            description={t(`bulk.reviewed.${decision}Help`)}
            value={decision}
            onChange={(event) => setDecision(decisions.find((one) => one === event.currentTarget.value))}
            data={decisions.map((value) => ({ value, label: t(`bulk.reviewed.${value}`) }))}
          />
          {!decisions.includes('extend') && <Text size="sm">{t('bulk.reviewed.extendedBy')}</Text>}
          <Textarea
            label={decision === 'extend' ? t('list.reason') : t('orders.ground')}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {decision === 'release' && (
            <TextInput
              label={t('release.orderedBy')}
              required
              value={orderedBy}
              onChange={(event) => setOrderedBy(event.currentTarget.value)}
            />
          )}
          {decision === 'order' && (
            <>
              <TextInput
                label={t('orders.article')}
                required
                value={article}
                onChange={(event) => setArticle(event.currentTarget.value)}
              />
              <InstantField label={t('orders.issuedAt')} zone={zone} value={issuedAt} onChange={setIssued} />
            </>
          )}
          {decision !== 'release' && (
            <InstantField
              label={decision === 'extend' ? t('orders.newEnd') : t('orders.expiresAt')}
              zone={zone}
              value={expiresAt}
              onChange={setExpires}
            />
          )}
          <DocumentField label={t('orders.document')} sha256={documentSha256} onChange={setDocument} />
        </Stack>
      }
      onClose={onClose}
    />
  );
}
