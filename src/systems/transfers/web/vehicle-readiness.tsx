import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import type { ManifestOverview } from '../views.ts';
import type { VehicleReadinessView } from '../way-views.ts';

/** Whether one vehicle of a convoy is known to be fit, in one sentence. */
export function VehicleReadinessText({ vehicle, zone }: { vehicle: VehicleReadinessView; zone: string }) {
  const { t } = useTranslation(['transfers', 'sites']);
  const state = t(`transfers:fitness.states.${vehicle.state}`, {
    at: vehicle.inspectedAt === null ? '' : formatInstant(vehicle.inspectedAt, zone),
  });
  return (
    <>
      <bdi className="amana-code">{vehicle.vehicle}</bdi>: {state}
      {vehicle.defects.length > 0 &&
        ` (${vehicle.defects.map((part) => t(`sites:inspection.parts.${part}`)).join(t('transfers:listSeparator'))})`}
      {vehicle.searchOwed && ` · ${t('transfers:fitness.searchOwed')}`}
      {vehicle.searchedAt !== null &&
        ` · ${t('transfers:fitness.searched', { at: formatInstant(vehicle.searchedAt, zone) })}`}
    </>
  );
}

/** The vehicles in which persons of the convoy are seated: found fit before the departure or not, searched after the arrival. It holds nothing up. */
export function VehicleReadiness({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { vehicleReadiness: vehicles, manifest } = answer;
  if (vehicles.length === 0) return null;
  const isOwed = vehicles.some(({ state, searchOwed }) => state !== 'fit' || searchOwed);
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h4">
          {t('fitness.title')}
        </Title>
        <LinkButton to="/vehicle-inspections" variant="default" size="xs">
          {t('fitness.list')}
        </LinkButton>
      </Group>
      <Stack gap={4} mt="xs">
        {vehicles.map((vehicle) => (
          <Text key={vehicle.vehicle} size="sm" {...(vehicle.state === 'fit' ? {} : { fw: 600 })}>
            <VehicleReadinessText vehicle={vehicle} zone={directory.zoneOf(manifest.from)} />
          </Text>
        ))}
        {isOwed && (
          <Text size="sm" c="gray.7">
            {t('fitness.owedBy', { authority: directory.authorityName(manifest.authorities.escort.code) })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
