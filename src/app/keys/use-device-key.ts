import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EnrolDeviceKeyInput } from '../../core/access/views.ts';
import { useCommand } from '../api/use-command.ts';
import { useMe } from '../api/use-me.ts';
import { toBase64url } from './base64url.ts';
import { findDeviceKey } from './device-key-store.ts';
import { makeDeviceKey } from './make-device-key.ts';

/** The signed-in officer's key on this device: `key` is defined once it exists here and is enrolled in the register. */
export function useDeviceKey() {
  const me = useMe();
  const queryClient = useQueryClient();
  const officer = me.data?.officer;
  const command = useCommand<EnrolDeviceKeyInput>('access/enrol-device-key');
  const stored = useQuery({
    queryKey: ['device-key', officer?.officerNo],
    queryFn: async () => (officer ? ((await findDeviceKey(officer.officerNo)) ?? null) : null),
    enabled: officer !== undefined && officer !== null,
  });
  const enrolled = officer?.devices.some((device) => device.keyId === stored.data?.keyId) ?? false;

  /** Makes a key if this device has none for the officer, or one that was revoked, and enrols it. */
  async function enrol(): Promise<void> {
    if (!officer) return;
    const usable = stored.data && !officer.revokedKeys.includes(stored.data.keyId) ? stored.data : undefined;
    const key = usable ?? (await makeDeviceKey(officer.officerNo));
    await queryClient.invalidateQueries({ queryKey: ['device-key'] });
    await command.send({
      publicKey: toBase64url(key.publicKey),
      class: me.data?.register.synthetic ? 'demonstration' : 'operational',
    });
  }

  return { key: enrolled ? (stored.data ?? undefined) : undefined, ready: !stored.isPending, command, enrol };
}
