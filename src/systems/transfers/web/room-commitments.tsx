import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { ProposeCommitmentInput } from '../commitments/views.ts';
import type { OperationRoomAnswer } from '../room-views.ts';
import { CommitmentText } from './commitment-text.tsx';

/** What receiving authorities committed themselves to in the operation, with how much of each is used; an officer of one commits the own authority. */
export function RoomCommitments({ room }: { room: OperationRoomAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { commitments, committers, operation, zone } = room;
  const [own] = committers;
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('commitment.title')}
        </Title>
        {own && operation.endedAt === null && (
          <FormDialog<ProposeCommitmentInput>
            command="transfers/propose-commitment"
            label={t('commitment.propose')}
            explain={t('commitment.explain')}
            zone={zone}
            fields={[
              { key: 'persons', label: t('commitment.persons'), kind: 'text', required: true },
              {
                key: 'sites',
                label: t('commitment.sites'),
                kind: 'select',
                required: true,
                options: [
                  ...(own.sites.length > 1
                    ? [{ value: '', label: t('commitment.allSites', { count: own.sites.length }) }]
                    : []),
                  ...own.sites.map((code) => ({ value: code, label: directory.siteName(code) })),
                ].map(({ value, label }) => ({ value: value === '' ? 'all' : value, label })),
              },
              { key: 'fromAt', label: t('commitment.from'), kind: 'instant', required: true },
              { key: 'expiresAt', label: t('commitment.until'), kind: 'instant', required: true },
              { key: 'conditions', label: t('commitment.conditions'), kind: 'long', required: true, shortest: 3 },
              { key: 'documentSha256', label: t('order.document'), kind: 'document', required: true },
            ]}
            build={(values) => ({
              operationNo: operation.operationNo,
              persons: readDigits(values.persons ?? '') ?? 0,
              sites: values.sites === 'all' ? own.sites : [values.sites ?? ''],
              fromAt: Number(values.fromAt),
              expiresAt: Number(values.expiresAt),
              conditions: values.conditions ?? '',
              documentSha256: values.documentSha256 ?? '',
            })}
          />
        )}
      </Group>
      <Stack gap="md" mt="sm">
        {commitments.length === 0 && <Text c="gray.7">{t('commitment.none')}</Text>}
        {commitments.map((commitment) => (
          <div key={commitment.commitmentId}>
            <Text>
              <b>{directory.authorityName(commitment.authority)}</b> ·{' '}
              {t('commitment.used', {
                received: formatNumber(commitment.received),
                onTheWay: formatNumber(commitment.onTheWay),
                persons: formatNumber(commitment.persons),
              })}
            </Text>
            {commitment.received + commitment.onTheWay > commitment.persons && (
              <Text size="sm" className="amana-wrong">
                {t('commitment.beyond', { count: commitment.received + commitment.onTheWay - commitment.persons })}
              </Text>
            )}
            <CommitmentText commitment={commitment} zone={zone} acts />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
