import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { FINDINGS, OCCASIONS } from '../health.ts';
import type { HealthView } from '../health-views.ts';
import type { RecordHealthInput } from '../views.ts';

/** On a person's file: when health officers saw the person, and fit, not fit or in need of care. What was found is there for health officers only. */
export function HealthPanel({
  personNo,
  health,
  withheld,
  zone,
  mayRecord,
}: {
  personNo: number;
  health: readonly HealthView[];
  withheld: number;
  zone: string;
  mayRecord: boolean;
}) {
  const { t } = useTranslation('care');
  const directory = useDirectory();
  return (
    <Paper withBorder p="md" component="section" aria-label={t('health.title')}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('health.title')}
          </Title>
          {mayRecord && (
            <FormDialog<RecordHealthInput>
              command="care/record-health"
              label={t('health.record')}
              explain={t('health.recordExplain')}
              zone={zone}
              fields={[
                {
                  key: 'occasion',
                  label: t('health.occasion'),
                  kind: 'select',
                  required: true,
                  options: OCCASIONS.map((value) => ({ value, label: t(`health.occasions.${value}`) })),
                },
                {
                  key: 'finding',
                  label: t('health.finding'),
                  kind: 'select',
                  required: true,
                  options: FINDINGS.map((value) => ({ value, label: t(`health.findings.${value}`) })),
                },
                { key: 'examinedAt', label: t('health.examinedAt'), kind: 'instant', required: false },
                { key: 'note', label: t('fitness.note'), kind: 'long', required: false },
                { key: 'medication', label: t('fitness.medication'), kind: 'long', required: false },
              ]}
              build={({ occasion, finding, examinedAt, note, medication }) => ({
                occasion: OCCASIONS.find((one) => one === occasion) ?? 'admission',
                expectedCount: 1,
                rows: [
                  {
                    personNo,
                    finding: FINDINGS.find((one) => one === finding) ?? 'needs-care',
                    ...(examinedAt ? { examinedAt: Number(examinedAt) } : {}),
                    ...(note ? { note } : {}),
                    ...(medication ? { medication } : {}),
                  },
                ],
              })}
            />
          )}
        </Group>
        {health.length === 0 && <Text size="sm">{t('health.none')}</Text>}
        {health.map((one) => (
          <div key={`${one.occasion}-${one.examinedAt}-${one.officer.officerNo}`}>
            <Text size="sm">
              {t(`health.occasions.${one.occasion}`)}: <b>{t(`health.findings.${one.finding}`)}</b> ·{' '}
              {formatInstant(one.examinedAt, zone)} ·{' '}
              <bdi>{pickText({ ...one.officer.name, ckb: one.officer.name.ar })}</bdi> ·{' '}
              {directory.authorityName(one.authority)}
            </Text>
            {one.note !== null && (
              <Text size="sm" className="amana-no-print">
                {t('health.note')}: <bdi>{one.note}</bdi>
              </Text>
            )}
            {one.medication !== null && (
              <Text size="sm" className="amana-no-print">
                {t('health.medication')}: <bdi>{one.medication}</bdi>
              </Text>
            )}
          </div>
        ))}
        {withheld > 0 && (
          <Text size="sm" c="gray.7">
            {t('health.withheld', { count: withheld })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
