import { Group, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { emergencyKinds } from '../emergencies/emergency-words.ts';
import type { DeclareEmergencyInput, EmergencyRow } from '../emergencies/views.ts';
import type { PlaceAnswer } from '../views.ts';

/** Emergencies of a site, and the button that declares one. */
export function EmergenciesList({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const navigate = useNavigate();
  const { site, emergencies, abilities } = answer;
  const columns: Column<EmergencyRow>[] = [
    {
      key: 'kind',
      label: t('emergency.kind'),
      value: (row) => row.kind,
      render: (row) => (
        <Link
          to="/sites/$code/emergencies/$emergencyId"
          params={{ code: site.code, emergencyId: row.emergencyId }}
          className="amana-link"
        >
          {t(`emergency.kinds.${row.kind}`)}
        </Link>
      ),
    },
    { key: 'at', label: t('emergency.at'), value: (row) => row.at, render: (row) => formatInstant(row.at, site.zone) },
    {
      key: 'missing',
      label: t('emergency.missing'),
      value: (row) => row.missing,
      numeric: true,
      render: (row) => (
        <Text size="sm" {...(row.open > 0 ? { c: 'red.9', fw: 600 } : {})}>
          {t('emergency.missingOf', { missing: row.missing, open: row.open })}
        </Text>
      ),
    },
    {
      key: 'closed',
      label: t('capacity.state'),
      value: (row) => row.closedAt,
      render: (row) => (
        <Text size="sm" {...(row.closedAt === null ? { fw: 600 } : {})}>
          {row.closedAt === null
            ? t('emergency.running')
            : t('emergency.closedAt', { at: formatInstant(row.closedAt, site.zone) })}
        </Text>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('emergency.title')}
        </Title>
        {emergencies.length > 0 && <SaveTable list="sites/emergencies" filter={{ site: site.code }} large />}
        {abilities.includes('sites/declare-emergency') && (
          <FormDialog<DeclareEmergencyInput, { emergencyId: string }>
            command="sites/declare-emergency"
            label={t('emergency.declare')}
            explain={t('emergency.declareExplain')}
            zone={site.zone}
            grave
            fields={[
              {
                key: 'kind',
                label: t('emergency.kind'),
                kind: 'select',
                required: true,
                options: emergencyKinds.map((value) => ({ value, label: t(`emergency.kinds.${value}`) })),
              },
              { key: 'account', label: t('emergency.account'), kind: 'long', required: true, shortest: 3 },
              { key: 'occurredAt', label: t('emergency.atIfEarlier'), kind: 'instant', required: false },
            ]}
            build={(values) => ({
              site: site.code,
              kind: emergencyKinds.find((kind) => kind === values.kind) ?? 'attack',
              account: values.account ?? '',
              ...(values.occurredAt ? { occurredAt: Number(values.occurredAt) } : {}),
            })}
            onDone={({ result }) => {
              if (result)
                void navigate({
                  to: '/sites/$code/emergencies/$emergencyId',
                  params: { code: site.code, emergencyId: result.emergencyId },
                });
            }}
          />
        )}
      </Group>
      <DataTable
        caption={t('emergency.title')}
        columns={columns}
        rows={emergencies}
        rowKey={(row) => row.emergencyId}
        empty={t('emergency.none')}
      />
    </Stack>
  );
}
