import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { MailAnswer, SentMail, SetMailAddressInput } from '../mail-views.ts';

const colours: Readonly<Record<SentMail['state'], string>> = {
  waits: 'gray.8',
  fails: 'red.9',
  sent: 'teal.9',
  'given-up': 'red.9',
};

/** Where an officer is told by mail that something waits, and the newest mails: one's own, or of an officer whom the administrator governs, who may be given another address. */
export function MailSection({ officerNo }: { officerNo?: number }) {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const answer = useAnswer<MailAnswer>('access/mail', officerNo === undefined ? {} : { officerNo });
  const { address = null, language = null, abilities = [] } = answer.data ?? {};
  const columns: Column<SentMail>[] = [
    {
      key: 'queued',
      label: t('mail.queued'),
      value: (row) => row.queuedAt,
      render: (row) => formatInstant(row.queuedAt, zone),
    },
    { key: 'kind', label: t('mail.kind'), value: (row) => t(`mail.kinds.${row.kind}`) },
    {
      key: 'state',
      label: t('mail.state'),
      value: (row) => row.state,
      render: (row) => (
        <Group gap="xs">
          <Badge color={colours[row.state]} variant="outline" tt="none" radius="sm">
            {t(`mail.states.${row.state}`)}
          </Badge>
          {row.failure !== null && <bdi className="amana-code">{row.failure}</bdi>}
        </Group>
      ),
    },
    {
      key: 'attempts',
      label: t('mail.attempts'),
      value: (row) => row.attempts,
      render: (row) => formatNumber(row.attempts),
    },
  ];
  return (
    <Stack component="section" gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('mail.title')}
        </Title>
        {officerNo !== undefined && abilities.includes('access/set-mail-address') && (
          <FormDialog<SetMailAddressInput>
            command="access/set-mail-address"
            label={t('mail.set')}
            explain={t('mail.setExplain')}
            zone={zone}
            initial={{ address: address ?? '', language: language ?? 'ar' }}
            fields={[
              { key: 'address', label: t('mail.address'), help: t('mail.addressHelp'), kind: 'text', required: false },
              {
                key: 'language',
                label: t('mail.language'),
                kind: 'select',
                required: true,
                options: (['ar', 'ckb', 'en'] as const).map((value) => ({
                  value,
                  label: t(`mail.languages.${value}`),
                })),
              },
            ]}
            build={(values) => ({
              officerNo,
              address: values.address?.trim() || null,
              language: values.language as SetMailAddressInput['language'],
            })}
          />
        )}
      </Group>
      <Text size="sm">
        {address === null ? t('mail.noAddress') : <bdi className="amana-code">{address}</bdi>}
        {address !== null && language !== null && ` · ${t(`mail.languages.${language}`)}`}
      </Text>
      {officerNo === undefined && <Text size="sm">{t('mail.explain')}</Text>}
      {(answer.data?.mails.length ?? 0) > 0 && (
        <DataTable
          caption={t('mail.title')}
          columns={columns}
          rows={answer.data?.mails}
          rowKey={(row) => row.mailId}
          error={answer.error}
          empty={t('mail.noAddress')}
        />
      )}
    </Stack>
  );
}
