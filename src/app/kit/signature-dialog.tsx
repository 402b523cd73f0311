import { Alert, Button, Checkbox, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PayloadType, signPayload } from '../../core/ledger/dsse.ts';
import { useMe } from '../api/use-me.ts';
import { pickName } from '../format/pick-text.ts';
import { toBase64url } from '../keys/base64url.ts';
import { useDeviceKey } from '../keys/use-device-key.ts';
import { CommandNotice } from './command-notice.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { StillMissing } from './still-missing.tsx';

/** One field of what is signed, in words: its name and its value. */
export type SignedRow = readonly [string, ReactNode];

/**
 * Shows in plain words what is about to be signed, read by this browser from the very bytes, and signs with the key of
 * this device. `objections` are differences between the bytes and what the officer sees on the page: they bar signing.
 */
export function SignatureDialog({
  rows,
  bytes,
  type,
  objections,
  label,
  confirm,
  onSigned,
  onClose,
}: {
  rows: readonly SignedRow[];
  bytes: Uint8Array;
  type: PayloadType;
  objections: string[];
  label: string;
  /** What the officer says by the tick that frees the button. */
  confirm: string;
  onSigned: (keyId: string, signature: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  const me = useMe();
  const device = useDeviceKey();
  const [read, setRead] = useState(false);
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const officer = me.data?.officer;
  const all: SignedRow[] = [[t('signature.who'), officer ? pickName(officer.name) : ''], ...rows];

  async function sign(): Promise<void> {
    if (!device.key) return;
    setBusy(true);
    setError(undefined);
    try {
      const signature = await signPayload(device.key.privateKey, bytes, type);
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
            {all.map(([name, value]) => (
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
        <Checkbox size="md" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} label={confirm} />
        {error !== undefined && <ProblemAlert error={error} />}
        <StillMissing labels={pressed && !read ? [confirm] : []} />
        <Group justify="flex-end">
          <Button variant="default" size="lg" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            size="lg"
            leftSection={<IconSignature size={20} aria-hidden />}
            disabled={!device.key || objections.length > 0}
            // until it is known whether this device has a key nothing can be signed, and nothing says yet what to do
            loading={busy || !device.ready}
            onClick={() => (read ? void sign() : setPressed(true))}
          >
            {label}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
