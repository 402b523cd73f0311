import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { CapacityView, RecordCapacityInput } from '../capacity/views.ts';
import type { PlaceAnswer } from '../views.ts';
import { sourceOfValues, useSourceFields } from './source-fields.ts';

/** Places of the site and of its sections as they were said over time, each with source and day. */
export function CapacityHistory({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const sourceFields = useSourceFields();
  const directory = useDirectory();
  const { site, capacities, abilities } = answer;
  const columns: Column<CapacityView>[] = [
    {
      key: 'section',
      label: t('site.section'),
      value: (row) => row.section ?? '',
      render: (row) =>
        row.section === null ? t('emergency.wholeSite') : <bdi>{directory.sectionName(site.code, row.section)}</bdi>,
    },
    { key: 'places', label: t('list.places'), value: (row) => row.places, numeric: true },
    {
      key: 'from',
      label: t('control.from'),
      value: (row) => row.fromAt,
      render: (row) => formatInstant(row.fromAt, site.zone),
    },
    {
      key: 'source',
      label: t('source.source'),
      value: (row) => row.source,
      render: (row) => (
        <div>
          <Text size="sm">
            {t(`source.kinds.${row.sourceKind}`)}: <bdi>{row.source}</bdi>
          </Text>
          <Text size="xs" c="gray.7">
            {t('source.by', { by: pickName(row.recordedBy.name) })}
          </Text>
        </div>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('occupancy.history')}
        </Title>
        {abilities.includes('sites/record-capacity') && (
          <FormDialog<RecordCapacityInput>
            command="sites/record-capacity"
            label={t('occupancy.record')}
            explain={t('occupancy.explain')}
            zone={site.zone}
            fields={[
              {
                key: 'section',
                label: t('occupancy.sectionOrSite'),
                kind: 'select',
                required: false,
                options: site.sections.map(({ section }) => ({
                  value: section,
                  label: directory.sectionName(site.code, section),
                })),
              },
              { key: 'places', label: t('list.places'), kind: 'text', required: true },
              { key: 'fromAt', label: t('control.from'), kind: 'instant', required: true },
              ...sourceFields,
            ]}
            build={(values) => ({
              site: site.code,
              ...(values.section ? { section: values.section } : {}),
              places: readDigits(values.places ?? '') ?? -1,
              fromAt: Number(values.fromAt),
              ...sourceOfValues(values),
            })}
          />
        )}
      </Group>
      <DataTable
        caption={t('occupancy.history')}
        columns={columns}
        rows={capacities}
        rowKey={(row) => row.capacityId}
        empty={t('occupancy.none')}
      />
    </Stack>
  );
}
