import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { countryName } from '../../../app/format/country-name.ts';
import { formatCivilDate } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { latinDigits, readDigits } from '../../../app/format/read-digits.ts';
import { toUserDigits } from '../../../app/format/to-user-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type {
  RecordReportedStrengthInput,
  ReportedPart,
  ReportedStrengthRow,
  ReportedStrengthsAnswer,
  WithdrawReportedStrengthInput,
} from '../reported/views.ts';
import type { PlaceAnswer } from '../views.ts';
import { partsOf, ReportedPartsField } from './reported-parts-field.tsx';
import { sourceOfValues, useSourceFields } from './source-fields.ts';
import { SourceText } from './source-text.tsx';
import { WithdrawnText } from './withdrawn-text.tsx';

/** How many persons sources say that the site held, beside whom the register has there by name: neither changes the other. */
export function ReportedPanel({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation(['sites', 'register']);
  const sourceFields = useSourceFields();
  const { site, abilities } = answer;
  const [page, setPage] = useState(1);
  const reported = useAnswer<ReportedStrengthsAnswer>('sites/reported-strengths', { site: site.code, page });
  const partName = ({ nationality, sex, ageGroup }: ReportedPart): string =>
    [
      ...(nationality === null ? [] : [countryName(t, nationality)]),
      ...(sex === null ? [] : [t(`site.sex.${sex}`)]),
      ...(ageGroup === null ? [] : [t(`site.ageClass.${ageGroup}`)]),
    ].join(t('separator'));
  const range = ({ atLeast, atMost }: ReportedStrengthRow['notNamed']): string =>
    atLeast === null
      ? t('reported.upTo', { number: formatNumber(atMost ?? 0) })
      : atMost === null
        ? t('reported.orMore', { number: formatNumber(atLeast) })
        : atLeast === atMost
          ? formatNumber(atLeast)
          : t('reported.between', { from: formatNumber(atLeast), to: formatNumber(atMost) });
  const columns: Column<ReportedStrengthRow>[] = [
    { key: 'day', label: t('reported.day'), value: (row) => row.day, render: (row) => formatCivilDate(row.day) },
    {
      key: 'said',
      label: t('reported.said'),
      value: (row) => row.atLeast ?? row.atMost,
      render: (row) => (
        <Stack gap={2} align="flex-start">
          <Text size="sm" fw={600} {...(row.withdrawn ? { td: 'line-through' } : {})}>
            <bdi>{toUserDigits(row.said)}</bdi>
          </Text>
          {row.over && (
            <Badge color="red.1" c="red.9" variant="filled" tt="none" miw="max-content">
              {t('reported.over')}
            </Badge>
          )}
          {row.parts.map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are never rearranged
            <Text key={i} size="xs" c="gray.7">
              {partName(part)}: {formatNumber(part.persons)}
            </Text>
          ))}
        </Stack>
      ),
    },
    { key: 'named', label: t('reported.named'), value: (row) => row.named, numeric: true },
    {
      key: 'notNamed',
      label: t('reported.notNamed'),
      value: (row) => row.notNamed.atLeast ?? row.notNamed.atMost,
      numeric: true,
      render: (row) => range(row.notNamed),
    },
    {
      key: 'places',
      label: t('reported.wholeSite'),
      value: (row) => row.places,
      numeric: true,
      render: (row) => (row.places === null ? t('list.notRecorded') : formatNumber(row.places)),
    },
    {
      key: 'source',
      label: t('source.source'),
      value: (row) => row.source,
      render: (row) => (
        <Stack gap={4} align="flex-start">
          <SourceText kind={row.sourceKind} source={row.source} by={row.recordedBy.name} />
          {row.withdrawn && <WithdrawnText withdrawn={row.withdrawn} zone={site.zone} />}
          {row.mayWithdraw && (
            <FormDialog<WithdrawReportedStrengthInput>
              command="sites/withdraw-reported-strength"
              label={t('hazard.withdraw')}
              compact={t('reported.withdrawOf', { day: formatCivilDate(row.day), said: row.said })}
              zone={site.zone}
              fields={[{ key: 'reason', label: t('capacity.reason'), kind: 'long', required: true, shortest: 3 }]}
              build={(values) => ({ reportId: row.reportId, reason: values.reason ?? '' })}
            />
          )}
        </Stack>
      ),
    },
  ];
  const numberField = (key: 'atLeast' | 'atMost') => ({
    key,
    label: t(`reported.${key}`),
    kind: 'text' as const,
    required: false,
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('reported.title')}
        </Title>
        <Group gap="xs">
          {(reported.data?.total ?? 0) > 0 && (
            <SaveTable list="sites/reported-strengths" filter={{ site: site.code }} large />
          )}
          {abilities.includes('sites/record-reported-strength') && (
            <FormDialog<RecordReportedStrengthInput>
              command="sites/record-reported-strength"
              label={t('reported.record')}
              explain={t('reported.explain')}
              zone={site.zone}
              fields={[
                { key: 'day', label: t('reported.day'), help: t('reported.dayHelp'), kind: 'text', required: true },
                { key: 'said', label: t('reported.said'), help: t('reported.saidHelp'), kind: 'text', required: true },
                { ...numberField('atLeast'), help: t('reported.boundsHelp') },
                numberField('atMost'),
                {
                  key: 'parts',
                  label: t('reported.parts'),
                  kind: 'own',
                  required: false,
                  draw: (value, onChange) => <ReportedPartsField value={value} onChange={onChange} />,
                },
                ...sourceFields,
              ]}
              build={(values) => {
                const atLeast = readDigits(values.atLeast ?? '');
                const atMost = readDigits(values.atMost ?? '');
                return {
                  site: site.code,
                  day: latinDigits(values.day ?? ''),
                  said: values.said ?? '',
                  ...(atLeast === undefined ? {} : { atLeast }),
                  ...(atMost === undefined ? {} : { atMost }),
                  parts: partsOf(values.parts ?? ''),
                  ...sourceOfValues(values),
                };
              }}
            />
          )}
        </Group>
      </Group>
      <Text size="sm" c="gray.7" maw={820}>
        {t('reported.intro')}
      </Text>
      <DataTable
        caption={t('reported.title')}
        sortable={isWhole(reported.data)}
        columns={columns}
        rows={reported.data?.rows}
        rowKey={(row) => row.reportId}
        error={reported.data ? undefined : reported.error}
        empty={t('reported.none')}
      />
      <Pager paging={reported.data} onPage={setPage} />
    </Stack>
  );
}
