import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { DeviceView } from '../views.ts';

/** Codes of `keyRevocationReasons`. */
const REASONS = ['lost', 'stolen', 'replaced', 'misused', 'no-longer-used'] as const;

/** The device keys of an officer, each of which can be revoked. `here`: the key of this very device. */
export function KeysTable({ devices, here, may }: { devices: DeviceView[]; here?: string | undefined; may: boolean }) {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const columns: Column<DeviceView>[] = [
    {
      key: 'key',
      label: t('keys.key'),
      value: (row) => row.keyId,
      render: (row) => (
        <>
          <bdi className="amana-code">{row.keyId}</bdi>
          {row.keyId === here && (
            <Text component="span" size="sm">
              {' · '}
              {t('keys.here')}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'enrolled',
      label: t('keys.enrolled'),
      value: (row) => row.enrolledAt,
      render: (row) => formatInstant(row.enrolledAt, zone),
    },
    {
      key: 'revoke',
      label: t('keys.act'),
      value: () => null,
      render: (row) =>
        may && (
          <FormDialog
            command="access/revoke-device-key"
            label={t('keys.revoke')}
            compact={t('keys.revokeOne', { key: row.keyId })}
            explain={t('keys.explain')}
            grave
            zone={zone}
            fields={[
              {
                key: 'reason',
                label: t('keys.reason'),
                kind: 'select',
                required: true,
                options: REASONS.map((value) => ({ value, label: t(`keys.reasons.${value}`) })),
              },
            ]}
            build={({ reason }) => ({ keyId: row.keyId, reason })}
          />
        ),
    },
  ];
  return (
    <DataTable
      caption={t('keys.title')}
      columns={columns}
      rows={devices}
      rowKey={(row) => row.keyId}
      empty={t('keys.none')}
    />
  );
}
