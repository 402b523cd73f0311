import { Alert, Button, Checkbox, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signPayload } from '../../core/ledger/dsse.ts';
import type { HandoverPayload } from '../../core/ledger/handover-payload.ts';
import { useDirectory } from '../api/use-directory.ts';
import { useMe } from '../api/use-me.ts';
import { formatInstant } from '../format/format-instant.ts';
import { formatNumber } from '../format/format-number.ts';
import { pickName } from '../format/pick-text.ts';
import { toBase64url } from '../keys/base64url.ts';
import { useDeviceKey } from '../keys/use-device-key.ts';
import { CommandNotice } from './command-notice.tsx';
import { ProblemAlert } from './problem-alert.tsx';

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Shows in plain words what is about to be signed, read by this browser from the very bytes, and signs with the key of
 * this device. `objections` are differences between the bytes and what the officer sees on the page: they bar signing.
 */
export function SignatureDialog({
  payload,
  bytes,
  objections,
  label,
  onSigned,
  onClose,
}: {
  payload: HandoverPayload;
  bytes: Uint8Array;
  objections: string[];
  label: string;
  onSigned: (keyId: string, signature: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  const directory = useDirectory();
  const me = useMe();
  const device = useDeviceKey();
  const [read, setRead] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const officer = me.data?.officer;
  const rows: [string, ReactNode][] = [
    [t('signature.who'), officer ? pickName(officer.name) : ''],
    [t('signature.from'), directory.authorityName(payload.fromAuthority)],
    [t('signature.to'), directory.authorityName(payload.toAuthority)],
    [t('signature.place'), directory.siteName(payload.place)],
    [t('signature.instant'), formatInstant(payload.instant, directory.zoneOf(payload.place))],
    [t('signature.ordinal'), formatNumber(payload.ordinal)],
    [
      t('signature.count'),
      <b key="count" style={{ fontSize: 20 }}>
        {t('people', { count: payload.count })}
      </b>,
    ],
    [
      t('signature.exceptions'),
      payload.exceptions.length === 0
        ? t('signature.noExceptions')
        : payload.exceptions
            .map(({ code, count }) => `${t(`difference.${code}`, { defaultValue: code })}: ${formatNumber(count)}`)
            .join(' · '),
    ],
    [
      t('signature.root'),
      <bdi key="root" className="amana-code">
        {toHex(payload.manifestRoot).slice(0, 16)}…
      </bdi>,
    ],
    [
      t('signature.operation'),
      <bdi key="operation" className="amana-code">
        {payload.operation}
      </bdi>,
    ],
    [t('signature.kind'), payload.synthetic ? t('synthetic') : t('signature.real')],
  ];

  async function sign(): Promise<void> {
    if (!device.key) return;
    setBusy(true);
    setError(undefined);
    try {
      const signature = await signPayload(device.key.privateKey, bytes);
      await onSigned(device.key.keyId, toBase64url(signature));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('signature.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{t('signature.explain')}</Text>
        <Table verticalSpacing="xs" withTableBorder>
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" w="38%">
                  {name}
                </Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {objections.length > 0 && (
          <Alert color="red" role="alert" title={t('signature.objection')}>
            {objections.map((objection) => (
              <Text size="sm" key={objection}>
                {objection}
              </Text>
            ))}
          </Alert>
        )}
        {device.ready && !device.key && (
          <Alert color="yellow" title={t('signature.noKeyTitle')}>
            <Stack gap="xs" align="flex-start">
              <Text size="sm">{t('signature.noKey')}</Text>
              <Button variant="default" size="md" loading={device.command.busy} onClick={() => void device.enrol()}>
                {t('signature.enrol')}
              </Button>
            </Stack>
          </Alert>
        )}
        <CommandNotice command={device.command} />
        <Checkbox
          size="md"
          checked={read}
          onChange={(event) => setRead(event.currentTarget.checked)}
          label={t('signature.read')}
        />
        {error !== undefined && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" size="lg" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            size="lg"
            leftSection={<IconSignature size={20} aria-hidden />}
            disabled={!read || !device.key || objections.length > 0}
            loading={busy}
            onClick={() => void sign()}
          >
            {label}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
