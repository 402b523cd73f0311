/** An officer's key on this device. The private half cannot leave the browser: it is not extractable. */
export interface DeviceKey {
  officerNo: number;
  keyId: string;
  /** Raw Ed25519 public key, 32 bytes. */
  publicKey: Uint8Array<ArrayBuffer>;
  privateKey: CryptoKey;
}

const DATABASE = 'amana-keys';
const STORE = 'device-keys';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'officerNo' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function withStore<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await open();
  try {
    return await new Promise<Value>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asking = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asking.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The officer's key on this device, if one was made. */
export function findDeviceKey(officerNo: number): Promise<DeviceKey | undefined> {
  return withStore<DeviceKey | undefined>('readonly', (store) => store.get(officerNo));
}

/** Keeps a key on this device, in place of an older one of the same officer. */
export async function saveDeviceKey(key: DeviceKey): Promise<void> {
  await withStore('readwrite', (store) => store.put(key));
}
