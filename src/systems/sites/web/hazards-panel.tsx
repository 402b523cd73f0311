import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { Duration } from '../../../app/kit/duration.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { hazardKinds, severities } from '../hazards/hazard-words.ts';
import type { HazardView, RecordHazardInput, WithdrawHazardInput } from '../hazards/views.ts';
import type { PlaceAnswer } from '../views.ts';
import { sourceOfValues, useSourceFields } from './source-fields.ts';
import { SourceText } from './source-text.tsx';
import { WithdrawnText } from './withdrawn-text.tsx';

/** What the site is exposed to: in words, with source, age and end. Of the place, never of a person. */
export function HazardsPanel({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const sourceFields = useSourceFields();
  const { site, hazards, abilities } = answer;
  const columns: Column<HazardView>[] = [
    {
      key: 'kind',
      label: t('hazard.what'),
      value: (row) => t(`hazard.kinds.${row.kind}`),
      render: (row) => (
        <div>
          <Text fw={600} size="sm">
            {t(`hazard.kinds.${row.kind}`)} · {t(`hazard.severities.${row.severity}`)}
          </Text>
          <Text size="sm">
            <bdi>{row.said}</bdi>
          </Text>
        </div>
      ),
    },
    {
      key: 'source',
      label: t('source.source'),
      value: (row) => row.source,
      render: (row) => <SourceText kind={row.sourceKind} source={row.source} by={row.recordedBy.name} />,
    },
    {
      key: 'age',
      label: t('hazard.age'),
      value: (row) => row.age,
      render: (row) => (
        <div>
          <Text size="sm">
            <Duration milliseconds={row.age} />
          </Text>
          <Text size="xs" c="gray.7">
            {t('hazard.since', { at: formatInstant(row.fromAt, site.zone) })}
          </Text>
        </div>
      ),
    },
    {
      key: 'until',
      label: t('hazard.until'),
      value: (row) => row.expiresAt,
      render: (row) => formatInstant(row.expiresAt, site.zone),
    },
    {
      key: 'state',
      label: t('capacity.state'),
      value: (row) => row.state,
      render: (row) => (
        <Stack gap={4} align="flex-start">
          <Text size="sm" {...(row.state === 'in-force' ? { fw: 600 } : {})}>
            {t(`hazard.states.${row.state}`)}
          </Text>
          {row.withdrawn && <WithdrawnText withdrawn={row.withdrawn} zone={site.zone} />}
          {row.mayWithdraw && (
            <FormDialog<WithdrawHazardInput>
              command="sites/withdraw-hazard"
              label={t('hazard.withdraw')}
              compact={t('hazard.withdrawOf', { kind: t(`hazard.kinds.${row.kind}`) })}
              zone={site.zone}
              fields={[{ key: 'reason', label: t('capacity.reason'), kind: 'long', required: true, shortest: 3 }]}
              build={(values) => ({ hazardId: row.hazardId, reason: values.reason ?? '' })}
            />
          )}
        </Stack>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('hazard.title')}
        </Title>
        {abilities.includes('sites/record-hazard') && (
          <FormDialog<RecordHazardInput>
            command="sites/record-hazard"
            label={t('hazard.record')}
            explain={t('hazard.explain')}
            zone={site.zone}
            fields={[
              {
                key: 'kind',
                label: t('hazard.what'),
                kind: 'select',
                required: true,
                options: hazardKinds.map((value) => ({ value, label: t(`hazard.kinds.${value}`) })),
              },
              {
                key: 'severity',
                label: t('hazard.severity'),
                kind: 'select',
                required: true,
                options: severities.map((value) => ({ value, label: t(`hazard.severities.${value}`) })),
              },
              { key: 'said', label: t('hazard.said'), kind: 'long', required: true, shortest: 3 },
              ...sourceFields,
              { key: 'fromAt', label: t('hazard.from'), kind: 'instant', required: true },
              { key: 'expiresAt', label: t('hazard.until'), kind: 'instant', required: true },
            ]}
            build={(values) => ({
              site: site.code,
              kind: hazardKinds.find((kind) => kind === values.kind) ?? 'attack',
              severity: severities.find((severity) => severity === values.severity) ?? 'possible',
              said: values.said ?? '',
              ...sourceOfValues(values),
              fromAt: Number(values.fromAt),
              expiresAt: Number(values.expiresAt),
            })}
          />
        )}
      </Group>
      <DataTable
        caption={t('hazard.title')}
        columns={columns}
        rows={hazards}
        rowKey={(row) => row.hazardId}
        empty={t('hazard.none')}
      />
    </Stack>
  );
}
