import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { ApproveOverCapacityInput, AuthorisationView, AuthoriseOverCapacityInput, PlaceAnswer } from '../views.ts';

/** Authorisations of more persons than places: one officer proposes, another of the authority approves, with an end (I17, I24). */
export function CapacityPanel({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const { site, authorisations, abilities } = answer;
  const columns: Column<AuthorisationView>[] = [
    {
      key: 'section',
      label: t('site.section'),
      value: (row) => row.section,
      render: (row) => <bdi>{directory.sectionName(site.code, row.section)}</bdi>,
    },
    { key: 'extra', label: t('capacity.extra'), value: (row) => row.extraPlaces, numeric: true },
    {
      key: 'until',
      label: t('capacity.until'),
      value: (row) => row.expiresAt,
      render: (row) => formatInstant(row.expiresAt, site.zone),
    },
    {
      key: 'reason',
      label: t('capacity.reason'),
      value: (row) => row.reason,
      render: (row) => <bdi>{row.reason}</bdi>,
    },
    {
      key: 'proposed',
      label: t('capacity.proposedBy'),
      value: (row) => pickName(row.proposedBy.name),
      render: (row) => <bdi>{pickName(row.proposedBy.name)}</bdi>,
    },
    {
      key: 'approved',
      label: t('capacity.approvedBy'),
      value: (row) => (row.approvedBy === null ? null : pickName(row.approvedBy.name)),
      render: (row) =>
        row.mayApprove ? (
          <CommandButton<ApproveOverCapacityInput>
            command="sites/approve-over-capacity"
            input={{ authorisationId: row.authorisationId }}
            label={t('capacity.approve')}
            explain={
              <bdi>
                {t('capacity.approveExplain', {
                  extra: formatNumber(row.extraPlaces),
                  section: row.section,
                  until: formatInstant(row.expiresAt, site.zone),
                  reason: row.reason,
                })}
              </bdi>
            }
            size="compact-md"
          />
        ) : (
          <bdi>{row.approvedBy === null ? '—' : pickName(row.approvedBy.name)}</bdi>
        ),
    },
    {
      key: 'state',
      label: t('capacity.state'),
      value: (row) => row.state,
      render: (row) => (
        <Text size="sm" {...(row.state === 'in-force' ? { fw: 600 } : {})}>
          {t(`capacity.states.${row.state}`)}
        </Text>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('capacity.title')}
        </Title>
        {abilities.includes('sites/authorise-over-capacity') && site.sections.length > 0 && (
          <FormDialog<AuthoriseOverCapacityInput>
            command="sites/authorise-over-capacity"
            label={t('capacity.authorise')}
            explain={t('capacity.explain')}
            zone={site.zone}
            fields={[
              {
                key: 'section',
                label: t('site.section'),
                kind: 'select',
                required: true,
                options: site.sections.map(({ section }) => ({
                  value: section,
                  label: directory.sectionName(site.code, section),
                })),
              },
              { key: 'extra', label: t('capacity.extra'), kind: 'text', required: true },
              { key: 'expiresAt', label: t('capacity.until'), kind: 'instant', required: true },
              { key: 'reason', label: t('capacity.reason'), kind: 'long', required: true, shortest: 3 },
            ]}
            build={(values) => ({
              site: site.code,
              section: values.section ?? '',
              extraPlaces: readDigits(values.extra ?? '') ?? 0,
              expiresAt: Number(values.expiresAt),
              reason: values.reason ?? '',
            })}
          />
        )}
      </Group>
      <DataTable
        caption={t('capacity.title')}
        columns={columns}
        rows={authorisations}
        rowKey={(row) => row.authorisationId}
        empty={t('capacity.none')}
      />
    </Stack>
  );
}
