import { Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { CloseEmergencyInput, EmergencyAnswer, LockdownCount } from '../emergencies/views.ts';
import { EvacuationsTable } from './evacuations-table.tsx';
import { LockdownForm } from './lockdown-form.tsx';
import { MissingTable } from './missing-table.tsx';
import { PlanEvacuationButton } from './plan-evacuation-button.tsx';

/** An emergency of a site: lockdown counts, who is missing, the evacuation, and the closing. */
export function EmergencyPage() {
  const { t } = useTranslation('sites');
  const { code = '', emergencyId } = useParams({ strict: false });
  const directory = useDirectory();
  const answer = useAnswer<EmergencyAnswer>('sites/emergency', { emergencyId });
  if (answer.error) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const emergency = answer.data;
  const zone = directory.zoneOf(emergency.site);
  const may = (command: string) => emergency.abilities.includes(command);
  const nameOf = (section: string | null) =>
    section === null ? t('emergency.wholeSite') : directory.sectionName(emergency.site, section);
  const counts: Column<LockdownCount>[] = [
    {
      key: 'at',
      label: t('emergency.countedAt'),
      value: (row) => row.at,
      render: (row) => formatInstant(row.at, zone),
    },
    { key: 'section', label: t('site.section'), value: (row) => nameOf(row.section) },
    {
      key: 'expected',
      label: t('emergency.expected'),
      value: (row) => row.expected,
      numeric: true,
      render: (row) =>
        row.residents === 0
          ? formatNumber(row.expected)
          : t('emergency.expectedOf', {
              expected: formatNumber(row.expected),
              residents: formatNumber(row.residents),
            }),
    },
    { key: 'counted', label: t('emergency.counted'), value: (row) => row.counted, numeric: true },
    {
      key: 'missing',
      label: t('emergency.missing'),
      value: (row) => row.missing,
      numeric: true,
      render: (row) => {
        const more = row.counted + row.missing - row.expected;
        if (more === 0) return formatNumber(row.missing);
        const values = {
          missing: formatNumber(row.missing),
          difference: formatNumber(Math.abs(row.expected - row.counted)),
        };
        return (
          <Text size="sm" c="red.9" fw={600}>
            {row.counted > row.expected ? t('emergency.countedMore', values) : t('emergency.doesNotFit', values)}
          </Text>
        );
      },
    },
    { key: 'by', label: t('emergency.by'), value: (row) => pickName(row.by.name) },
  ];
  return (
    <Stack>
      <PageTitle
        title={t('emergency.titleOf', {
          kind: t(`emergency.kinds.${emergency.kind}`),
          site: directory.siteName(emergency.site),
        })}
        sub={t('emergency.declaredBy', {
          by: pickName(emergency.declaredBy.name),
          at: formatInstant(emergency.at, zone),
        })}
      >
        <LinkButton to="/sites/$code" params={{ code }} variant="default" size="md">
          {t('roll.backToSite')}
        </LinkButton>
        <PrintButton large />
      </PageTitle>
      <Text>
        <bdi>{emergency.account}</bdi>
      </Text>
      {emergency.closed && (
        <Text fw={600}>
          {t('emergency.closedBy', {
            by: pickName(emergency.closed.by.name),
            at: formatInstant(emergency.closed.at, zone),
          })}{' '}
          <bdi>{emergency.closed.account}</bdi>
        </Text>
      )}
      <Title order={2} size="h4">
        {t('emergency.missingTitle')}
      </Title>
      <MissingTable emergency={emergency} zone={zone} mayResolve={may('sites/resolve-missing')} />
      <Title order={2} size="h4">
        {t('emergency.counts')}
      </Title>
      <DataTable
        caption={t('emergency.counts')}
        columns={counts}
        rows={emergency.counts}
        rowKey={(row) => row.countId}
        empty={t('emergency.noCounts')}
      />
      {may('sites/record-lockdown-count') && <LockdownForm emergency={emergency} />}
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('emergency.evacuations')}
        </Title>
        {may('sites/plan-evacuation') && <PlanEvacuationButton emergency={emergency} zone={zone} />}
      </Group>
      <EvacuationsTable emergency={emergency} zone={zone} />
      {may('sites/close-emergency') && (
        <Group>
          <FormDialog<CloseEmergencyInput>
            command="sites/close-emergency"
            label={t('emergency.close')}
            explain={t('emergency.closeExplain')}
            zone={zone}
            fields={[{ key: 'account', label: t('emergency.closing'), kind: 'long', required: true, shortest: 3 }]}
            build={(values) => ({ emergencyId: emergency.emergencyId, account: values.account ?? '' })}
          />
        </Group>
      )}
    </Stack>
  );
}
