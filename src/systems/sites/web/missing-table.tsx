import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { type MissingOutcome, missingOutcomes, outcomesOf } from '../emergencies/emergency-words.ts';
import type { EmergencyAnswer, MissingRow, ResolveMissingInput } from '../emergencies/views.ts';

/** Who is missing, person by person, until it is said what became of each. */
export function MissingTable({
  emergency,
  zone,
  mayResolve,
}: {
  emergency: EmergencyAnswer;
  zone: string;
  mayResolve: boolean;
}) {
  const { t } = useTranslation('sites');
  const outcomeName = (outcome: MissingOutcome, resident: boolean) =>
    resident && outcome === 'unaccounted' ? t('emergency.missingResidentOutcome') : t(`emergency.outcomes.${outcome}`);
  const columns: Column<MissingRow>[] = [
    {
      key: 'person',
      label: t('roll.person'),
      value: (row) => row.registerNumber,
      render: (row) => (
        <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
          <PersonName registerNumber={row.registerNumber} name={row.name} />
        </Link>
      ),
    },
    {
      key: 'outcome',
      label: t('roll.became'),
      value: (row) => row.outcome ?? '',
      render: (row) =>
        row.outcome !== null ? (
          <div>
            <Text size="sm">
              {outcomeName(row.outcome, row.resident)}: <bdi>{row.account}</bdi>
            </Text>
            {row.by !== null && row.at !== null && (
              <Text size="xs" c="gray.7">
                {pickName(row.by.name)} · {formatInstant(row.at, zone)}
              </Text>
            )}
          </div>
        ) : (
          <Stack gap={4} align="flex-start">
            <Text size="sm" c="red.9" fw={600}>
              {row.resident ? t('emergency.stillMissingResident') : t('emergency.stillMissing')}
            </Text>
            {mayResolve && (
              <FormDialog<ResolveMissingInput>
                command="sites/resolve-missing"
                label={t('emergency.resolve')}
                compact={t('emergency.resolveOf', { number: row.registerNumber })}
                explain={t('emergency.resolveExplain')}
                zone={zone}
                fields={[
                  {
                    key: 'outcome',
                    label: t('roll.became'),
                    kind: 'select',
                    required: true,
                    options: outcomesOf(row.resident).map((value) => ({
                      value,
                      label: outcomeName(value, row.resident),
                    })),
                  },
                  { key: 'account', label: t('roll.account'), kind: 'long', required: true, shortest: 3 },
                ]}
                build={(values) => ({
                  emergencyId: emergency.emergencyId,
                  personNo: row.personNo,
                  outcome: missingOutcomes.find((value) => value === values.outcome) ?? 'found',
                  account: values.account ?? '',
                })}
              />
            )}
          </Stack>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('emergency.missingTitle')}
      columns={columns}
      rows={emergency.missing}
      rowKey={(row) => row.personNo}
      empty={t('emergency.nobodyMissing')}
    />
  );
}
