import { Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import type { RollCallView } from '../control/views.ts';
import type { PlaceAnswer } from '../views.ts';

/** The roll-calls of a site at changes of control, with what is still open. */
export function RollCallsList({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const { site, rollCalls, abilities } = answer;
  const columns: Column<RollCallView>[] = [
    {
      key: 'at',
      label: t('roll.calledAt'),
      value: (row) => row.calledAt,
      render: (row) => (
        <Link
          to="/sites/$code/roll-calls/$rollCallId"
          params={{ code: site.code, rollCallId: row.rollCallId }}
          className="amana-link"
        >
          {formatInstant(row.calledAt, site.zone)}
        </Link>
      ),
    },
    { key: 'giving', label: t('roll.giving'), value: (row) => directory.authorityName(row.giving) },
    { key: 'taking', label: t('roll.taking'), value: (row) => directory.authorityName(row.taking) },
    { key: 'roll', label: t('roll.onOld'), value: (row) => row.onRoll, numeric: true },
    { key: 'counted', label: t('roll.countedThere'), value: (row) => row.counted, numeric: true },
    {
      key: 'open',
      label: t('roll.openOf'),
      value: (row) => row.open,
      numeric: true,
      render: (row) => (
        <Text size="sm" {...(row.open > 0 ? { c: 'red.9', fw: 600 } : {})}>
          {t('roll.openCount', { open: row.open, missing: row.onOldOnly, unknown: row.onNewOnly })}
        </Text>
      ),
    },
    {
      key: 'signed',
      label: t('roll.signature'),
      value: (row) => row.signedAt,
      render: (row) => (row.signedAt === null ? t('roll.unsigned') : formatInstant(row.signedAt, site.zone)),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('roll.calls')}
        </Title>
        {abilities.includes('sites/propose-roll-call') && (
          <LinkButton to="/sites/$code/roll-call" params={{ code: site.code }} variant="default" size="md">
            {t('roll.call')}
          </LinkButton>
        )}
      </Group>
      <DataTable
        caption={t('roll.calls')}
        columns={columns}
        rows={rollCalls}
        rowKey={(row) => row.rollCallId}
        empty={t('roll.noCalls')}
      />
    </Stack>
  );
}
