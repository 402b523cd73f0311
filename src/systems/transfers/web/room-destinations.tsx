import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatCivilDate } from '../../../app/format/format-instant.ts';
import { latinDigits, readDigits } from '../../../app/format/read-digits.ts';
import { toUserDigits } from '../../../app/format/to-user-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type {
  RecordAnnouncedDestinationInput,
  RoomDestination,
  WithdrawAnnouncedDestinationInput,
} from '../announced/views.ts';
import type { OperationRoomAnswer } from '../room-views.ts';

/** Where persons of the operation were announced to be held, as sources said it, beside the sites that received them. */
export function RoomDestinations({ room }: { room: OperationRoomAnswer }) {
  const { t } = useTranslation(['transfers', 'sites']);
  const directory = useDirectory();
  const { operationNo } = room.operation;
  const columns: Column<RoomDestination>[] = [
    {
      key: 'site',
      label: t('sites:list.site'),
      value: (row) => directory.siteName(row.site),
      render: (row) => (
        <Link to="/sites/$code" params={{ code: row.site }} className="amana-link">
          {directory.siteName(row.site)}
        </Link>
      ),
    },
    {
      key: 'use',
      label: t('destinations.use'),
      value: (row) => t(`destinations.uses.${row.use}`),
      render: (row) => (
        <Badge
          color={row.use === 'as-announced' ? 'green.1' : 'orange.2'}
          c="dark.9"
          variant="filled"
          tt="none"
          miw="max-content"
        >
          {t(`destinations.uses.${row.use}`)}
        </Badge>
      ),
    },
    { key: 'received', label: t('published.measure.received'), value: (row) => row.received, numeric: true },
    {
      key: 'announced',
      label: t('destinations.announced'),
      wide: true,
      value: (row) => row.announced.length,
      render: (row) => (
        <Stack gap="xs">
          {row.announced.length === 0 && '—'}
          {row.announced.map((one) => (
            <Stack key={one.announcementId} gap={2} align="flex-start">
              <Text size="sm" {...(one.withdrawn ? { td: 'line-through' } : {})}>
                {formatCivilDate(one.announcedOn)}
                {one.said !== null && (
                  <>
                    {': '}
                    <bdi>{toUserDigits(one.said)}</bdi>
                  </>
                )}
                {one.phase !== null && (
                  <>
                    {' · '}
                    <bdi>{one.phase}</bdi>
                  </>
                )}
              </Text>
              <Text size="xs" c="gray.7" style={{ overflowWrap: 'anywhere' }}>
                <bdi>{one.attributedTo}</bdi> · <bdi>{one.source}</bdi>
              </Text>
              {one.withdrawn && (
                <Text size="xs" c="red.9">
                  {t('published.withdrawn')} <bdi>{one.withdrawn.reason}</bdi>
                </Text>
              )}
              {one.mayWithdraw && (
                <FormDialog<WithdrawAnnouncedDestinationInput>
                  command="transfers/withdraw-announced-destination"
                  label={t('published.withdraw')}
                  compact={t('destinations.withdrawOf', { site: directory.siteName(row.site) })}
                  zone={room.zone}
                  fields={[{ key: 'reason', label: t('strikeOff.reason'), kind: 'long', required: true, shortest: 3 }]}
                  build={({ reason = '' }) => ({ operationNo, announcementId: one.announcementId, reason })}
                />
              )}
            </Stack>
          ))}
        </Stack>
      ),
    },
  ];
  const text = (key: string, label: string, required: boolean, help?: string) => ({
    key,
    label,
    kind: 'text' as const,
    required,
    ...(help === undefined ? {} : { help }),
  });
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('destinations.title')}
        </Title>
        {room.abilities.includes('transfers/record-announced-destination') && (
          <FormDialog<RecordAnnouncedDestinationInput>
            command="transfers/record-announced-destination"
            label={t('destinations.record')}
            explain={t('destinations.explain')}
            zone={room.zone}
            fields={[
              {
                key: 'site',
                label: t('sites:list.site'),
                kind: 'select',
                required: true,
                options: directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
              },
              text('announcedOn', t('destinations.announcedOn'), true, t('destinations.dayHelp')),
              text('phase', t('destinations.phase'), false, t('destinations.phaseHelp')),
              text('said', t('published.field.said'), false, t('destinations.saidHelp')),
              text('atLeast', t('published.field.atLeast'), false),
              text('atMost', t('published.field.atMost'), false),
              text('attributedTo', t('published.field.attributedTo'), true),
              { ...text('source', t('published.field.source'), true, t('published.help.source')), shortest: 3 },
            ]}
            build={(values) => {
              const atLeast = readDigits(values.atLeast ?? '');
              const atMost = readDigits(values.atMost ?? '');
              return {
                operationNo,
                site: values.site ?? '',
                announcedOn: latinDigits(values.announcedOn ?? ''),
                ...(values.phase ? { phase: values.phase } : {}),
                ...(values.said ? { said: values.said } : {}),
                ...(atLeast === undefined ? {} : { atLeast }),
                ...(atMost === undefined ? {} : { atMost }),
                attributedTo: values.attributedTo ?? '',
                source: values.source ?? '',
              };
            }}
          />
        )}
      </Group>
      <DataTable
        bare
        caption={t('destinations.title')}
        columns={columns}
        rows={room.destinations}
        rowKey={(row) => row.site}
        empty={t('destinations.none')}
      />
    </Paper>
  );
}
