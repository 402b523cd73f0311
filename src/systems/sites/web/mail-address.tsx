import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RecordPostalAddressInput } from '../addresses/views.ts';
import type { PlaceAnswer } from '../views.ts';
import { sourceOfValues, useSourceFields } from './source-fields.ts';

/** Where mail to persons at the site goes: the notice of a transfer carries it. */
export function MailAddressPanel({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const sourceFields = useSourceFields();
  const authority = useMe().data?.officer?.authority.code;
  const { site, mailAddress, abilities } = answer;
  const may = abilities.includes('sites/record-postal-address') && site.authority === authority;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('address.title')}
        </Title>
        {may && (
          <FormDialog<RecordPostalAddressInput>
            command="sites/record-postal-address"
            label={t('address.record')}
            explain={t('address.explain')}
            zone={site.zone}
            fields={[
              { key: 'addressAr', label: t('address.ar'), kind: 'long', required: true, shortest: 3 },
              { key: 'addressEn', label: t('address.en'), kind: 'long', required: true, shortest: 3 },
              { key: 'addressCkb', label: t('address.ckb'), kind: 'long', required: false },
              ...sourceFields,
            ]}
            build={({ addressEn = '', addressAr = '', addressCkb = '', ...values }) => ({
              site: site.code,
              addressEn,
              addressAr,
              ...(addressCkb.trim() === '' ? {} : { addressCkb }),
              ...sourceOfValues(values),
            })}
          />
        )}
      </Group>
      {mailAddress === null ? (
        <Text c="gray.7">{t('address.none')}</Text>
      ) : (
        <div>
          <Text style={{ whiteSpace: 'pre-line' }}>
            <bdi>{pickText(mailAddress.address)}</bdi>
          </Text>
          <Text size="sm" c="gray.7">
            {t(`source.kinds.${mailAddress.sourceKind}`)}: <bdi>{mailAddress.source}</bdi> ·{' '}
            {formatInstant(mailAddress.recordedAt, site.zone)}
          </Text>
        </div>
      )}
    </Stack>
  );
}
