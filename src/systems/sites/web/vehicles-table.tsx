import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { inspectionOccasions } from '../vehicles/inspection-words.ts';
import type { AddCompartmentInput, AddVehicleInput, VehicleRow } from '../views.ts';
import { InspectVehicle } from './inspect-vehicle.tsx';
import { InspectionText } from './inspection-text.tsx';

const KINDS = ['bus', 'truck', 'aircraft', 'ambulance'] as const;

/** Vehicles with their compartments and seats; an administrator adds those of the own authority. */
export function VehiclesTable({ vehicles, abilities }: { vehicles: VehicleRow[]; abilities: string[] }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const me = useMe().data;
  const authority = me?.officer?.authority.code ?? '';
  const zone = me?.register.zone ?? 'UTC';
  const compartmentFields: FormField[] = [
    { key: 'compartment', label: t('vehicles.compartment'), kind: 'text', required: true },
    { key: 'seats', label: t('vehicles.seats'), kind: 'text', required: true },
    {
      key: 'sex',
      label: t('site.sexOf'),
      kind: 'select',
      required: true,
      options: (['male', 'female'] as const).map((value) => ({ value, label: t(`sexGroup.${value}`) })),
    },
    {
      key: 'ageGroup',
      label: t('site.ageOf'),
      kind: 'select',
      required: true,
      options: [
        { value: 'adult', label: t('ageGroup.adult') },
        { value: 'juvenile', label: t('site.juvenile') },
      ],
    },
    {
      key: 'legalStatus',
      label: t('vehicles.statusOf'),
      kind: 'select',
      required: true,
      options: (['either', 'untried', 'convicted'] as const).map((value) => ({
        value,
        label: t(`compartmentStatus.${value}`),
      })),
    },
  ];
  const columns: Column<VehicleRow>[] = [
    {
      key: 'vehicle',
      label: t('vehicles.vehicle'),
      value: (row) => row.code,
      render: (row) => <bdi className="amana-code">{row.code}</bdi>,
    },
    { key: 'kind', label: t('vehicles.kind'), value: (row) => t(`kind.${row.kind}`) },
    { key: 'authority', label: t('vehicles.authority'), value: (row) => directory.authorityName(row.authority) },
    {
      key: 'seats',
      label: t('vehicles.seats'),
      value: (row) => row.compartments.reduce((sum, { seats }) => sum + seats, 0),
      numeric: true,
    },
    {
      key: 'compartments',
      label: t('vehicles.compartments'),
      value: (row) => row.compartments.length,
      render: (row) => (
        <Stack gap={2}>
          {row.compartments.map((part) => (
            <Text size="sm" key={part.compartment}>
              {t('vehicles.compartmentSeats', {
                compartment: `\u2068${part.compartment}\u2069`,
                seats: formatNumber(part.seats),
                group: [
                  t(`sexGroup.${part.sex}`),
                  t(`ageGroup.${part.ageGroup}`),
                  ...(part.legalStatus === 'any' ? [] : [t(`compartmentStatus.${part.legalStatus}`)]),
                ].join(t('separator')),
              })}
            </Text>
          ))}
          {row.mayAdd && (
            <Group gap="xs">
              <FormDialog<AddCompartmentInput>
                command="sites/add-compartment"
                label={t('vehicles.addCompartment')}
                compact={t('vehicles.addCompartmentOf', { vehicle: row.code })}
                zone={zone}
                fields={compartmentFields}
                build={(values) => ({
                  vehicle: row.code,
                  compartment: values.compartment ?? '',
                  seats: readDigits(values.seats ?? '') ?? 0,
                  sex: values.sex === 'female' ? 'female' : 'male',
                  ageGroup: values.ageGroup === 'juvenile' ? 'juvenile' : 'adult',
                  legalStatus:
                    (['untried', 'convicted'] as const).find((one) => one === values.legalStatus) ?? 'either',
                })}
              />
              <FormDialog<Omit<AddCompartmentInput, 'sex' | 'ageGroup' | 'legalStatus'>>
                command="sites/add-family-compartment"
                label={t('vehicles.addFamilyCompartment')}
                compact={t('vehicles.addFamilyCompartmentOf', { vehicle: row.code })}
                explain={t('vehicles.familyExplain')}
                zone={zone}
                fields={compartmentFields.slice(0, 2)}
                build={(values) => ({
                  vehicle: row.code,
                  compartment: values.compartment ?? '',
                  seats: readDigits(values.seats ?? '') ?? 0,
                })}
              />
            </Group>
          )}
        </Stack>
      ),
    },
    {
      key: 'inspection',
      label: t('inspection.newest'),
      wide: true,
      value: (row) => row.inspection?.inspectedAt ?? null,
      render: (row) => (
        <Stack gap={4} align="flex-start">
          <InspectionText inspection={row.inspection} />
          {row.mayInspect && (
            <Group gap="xs">
              {inspectionOccasions.map((occasion) => (
                <InspectVehicle key={occasion} vehicle={row.code} occasion={occasion} />
              ))}
            </Group>
          )}
        </Stack>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('vehicles.title')}
        </Title>
        <LinkButton to="/vehicle-inspections" variant="default" size="md">
          {t('inspection.title')}
        </LinkButton>
        {abilities.includes('sites/add-vehicle') && (
          <FormDialog<AddVehicleInput>
            command="sites/add-vehicle"
            label={t('vehicles.add')}
            zone={zone}
            fields={[
              { key: 'code', label: t('vehicles.code'), kind: 'text', required: true },
              {
                key: 'kind',
                label: t('vehicles.kind'),
                kind: 'select',
                required: true,
                options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
              },
            ]}
            build={(values) => ({
              code: values.code ?? '',
              authority,
              kind: KINDS.find((kind) => kind === values.kind) ?? 'bus',
            })}
          />
        )}
      </Group>
      <DataTable
        caption={t('vehicles.title')}
        columns={columns}
        rows={vehicles}
        rowKey={(row) => row.code}
        empty={t('vehicles.none')}
      />
    </Stack>
  );
}
