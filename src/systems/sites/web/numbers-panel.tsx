import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { AllocateNumberBlockInput, NumberBlockView, PlaceAnswer, VoidNumbersInput } from '../views.ts';

/** Blocks of register numbers that were set aside for the site: how many were given, are left, and were voided for good. */
export function NumbersPanel({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const { site, numberBlocks, abilities } = answer;
  const columns: Column<NumberBlockView>[] = [
    {
      key: 'block',
      label: t('numbers.block'),
      value: (row) => row.first,
      render: (row) => (
        <bdi className="amana-code">
          {row.firstNumber} – {row.lastNumber}
        </bdi>
      ),
    },
    { key: 'size', label: t('numbers.size'), value: (row) => row.size, numeric: true },
    { key: 'used', label: t('numbers.used'), value: (row) => row.used, numeric: true },
    {
      key: 'left',
      label: t('numbers.left'),
      value: (row) => row.left,
      numeric: true,
      render: (row) => (
        <Group gap="xs">
          {formatNumber(row.left)}
          {row.left > 0 && abilities.includes('sites/void-numbers') && (
            <FormDialog<VoidNumbersInput>
              command="sites/void-numbers"
              label={t('numbers.void')}
              compact={t('numbers.voidOf', { number: row.firstNumber })}
              explain={t('numbers.voidExplain', { left: formatNumber(row.left) })}
              zone={site.zone}
              fields={[{ key: 'reason', label: t('numbers.reason'), kind: 'long', required: true, shortest: 3 }]}
              build={(values) => ({ site: site.code, first: row.first, reason: values.reason ?? '' })}
              grave
            />
          )}
        </Group>
      ),
    },
    {
      key: 'voided',
      label: t('numbers.voided'),
      value: (row) => row.voided,
      numeric: true,
      render: (row) => (
        <div>
          {formatNumber(row.voided)}
          {row.voidedBy !== null && row.voidedAt !== null && (
            <Text size="xs" c="gray.7">
              <bdi>
                {t('numbers.voidedBy', {
                  reason: row.voidedReason ?? '',
                  by: pickName(row.voidedBy.name),
                  at: formatInstant(row.voidedAt, site.zone),
                })}
              </bdi>
            </Text>
          )}
        </div>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('numbers.title')}
        </Title>
        {abilities.includes('sites/allocate-number-block') && (
          <FormDialog<AllocateNumberBlockInput>
            command="sites/allocate-number-block"
            label={t('numbers.allocate')}
            explain={t('numbers.allocateExplain')}
            zone={site.zone}
            fields={[
              { key: 'first', label: t('numbers.first'), kind: 'text', required: true },
              { key: 'size', label: t('numbers.count'), kind: 'text', required: true },
            ]}
            build={(values) => ({
              site: site.code,
              first: readDigits(values.first ?? '') ?? -1,
              size: readDigits(values.size ?? '') ?? 0,
            })}
          />
        )}
      </Group>
      <DataTable
        caption={t('numbers.title')}
        columns={columns}
        rows={numberBlocks}
        rowKey={(row) => row.first}
        empty={t('numbers.none')}
      />
    </Stack>
  );
}
