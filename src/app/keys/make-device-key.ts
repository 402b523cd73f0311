import { keyId } from '../../core/ledger/dsse.ts';
import { type DeviceKey, saveDeviceKey } from './device-key-store.ts';

/** Makes an Ed25519 key for an officer on this device and keeps it; it is useless until it is enrolled. */
export async function makeDeviceKey(officerNo: number): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('This browser cannot make an Ed25519 key.');
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key: DeviceKey = { officerNo, keyId: await keyId(publicKey), publicKey, privateKey: pair.privateKey };
  await saveDeviceKey(key);
  return key;
}
