import { keyId, signPayload } from '../../../core/ledger/dsse.ts';
import { encodeHandoverPayload, type HandoverPayload } from '../../../core/ledger/handover-payload.ts';
import { compactReceipt } from '../../../core/ledger/handover-receipt.ts';
import { type ManifestEntry, manifestRoot } from '../../../core/ledger/manifest-root.ts';
import type { DocumentName, HandoverReceiptDocument, HandoverReceiptPerson } from './handover-receipt.ts';

const GIVEN = ['تجربة Tajriba', 'نموذج Namudhaj', 'مثال Mithal', 'عيّنة Ayyina', 'ڕێبوار Rebwar'] as const;
const FAMILY = ['الأول al-Awwal', 'الثاني al-Thani', 'الثالث al-Thalith', 'الرابع al-Rabi', 'ئەزموونی Ezmuni'] as const;
const NATIONALITIES: readonly DocumentName[] = [
  { ar: 'العراق', en: 'Iraq' },
  { ar: 'سوريا', en: 'Syrian Arab Republic' },
  { ar: 'غير محددة', en: 'not established' },
  { ar: 'قيرغيزستان', en: 'Kyrgyzstan' },
];

function split(pair: string | undefined): readonly [string, string] {
  const [original = '', latin = ''] = (pair ?? '').split(' ');
  return [original, latin];
}

function person(index: number): HandoverReceiptPerson {
  const [given, givenLatin] = split(GIVEN[index % GIVEN.length]);
  const [family, familyLatin] = split(FAMILY[Math.floor(index / GIVEN.length) % FAMILY.length]);
  return {
    registerNumber: `AMN-${String(4101 + index).padStart(6, '0')}`,
    nameOriginal:
      index === 7 ? 'Пример Испытательный' : index === 8 ? 'Test Example, Jr.' : `${given} ${family} ${index + 1}`,
    nameLatin: `${givenLatin} ${familyLatin} ${index + 1}`,
    nationality: NATIONALITIES[index % NATIONALITIES.length] ?? { ar: '', en: '' },
    accompanying: false,
    placedIn: `${'ABC'.charAt(index % 3)}-${1 + Math.floor(index / 30)}`,
  };
}

async function deviceFromSeed(seed: number): Promise<{ privateKey: CryptoKey; id: string }> {
  // PKCS #8 frame of an Ed25519 private key around 32 bytes: fixed keys make the fixture's signatures repeatable.
  const frame = Buffer.from('302e020100300506032b657004220420', 'hex');
  const pkcs8 = new Uint8Array(Buffer.concat([frame, Buffer.alloc(32, seed)]));
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  return { privateKey, id: await keyId(new Uint8Array(Buffer.from(x, 'base64url'))) };
}

/** A receipt document of synthetic persons, signed by two fixed test keys: the same arguments give the same document. */
export async function makeReceiptDocument(
  count: number,
  change: Partial<HandoverPayload> = {},
): Promise<HandoverReceiptDocument> {
  const persons = Array.from({ length: count }, (_, index) => person(index));
  const entries: ManifestEntry[] = persons.map((row, index) => ({
    salt: new Uint8Array(16).fill(index),
    text: row.registerNumber,
  }));
  const payload = encodeHandoverPayload({
    version: 1,
    id: new Uint8Array(12).fill(3),
    operation: 'OP-2026-014',
    count,
    manifestRoot: await manifestRoot(entries),
    fromAuthority: 'SDF',
    toAuthority: 'CJTF-ESC',
    place: 'GHW',
    instant: 1_768_981_267_000,
    lastCheckpoint: { size: 0, root: new Uint8Array(0) },
    deviceCounters: [118, 64],
    ordinal: 1,
    exceptions: [{ code: 'unfit-to-travel', count: 2 }],
    synthetic: true,
    ...change,
  });
  const [delivering, receiving] = await Promise.all([deviceFromSeed(1), deviceFromSeed(2)]);
  const signatures = await Promise.all(
    [delivering, receiving].map(async ({ privateKey, id }) => ({
      keyId: id,
      signature: await signPayload(privateKey, payload),
    })),
  );
  const [first, second] = signatures;
  if (first === undefined || second === undefined) throw new Error('Two devices sign.');
  return {
    number: 'HND-2026-000147',
    compactReceipt: compactReceipt(payload, [first, second]),
    zone: 'Asia/Baghdad',
    operation: { ar: 'نقل كانون الثاني 2026', en: 'January 2026 transfer', ckb: 'گواستنەوەی کانوونی دووەم 2026' },
    place: { ar: 'سجن غويران (الصناعة)، الحسكة', en: 'Ghwayran (al-Sinaa) prison, Hasakah' },
    delivering: {
      authority: { ar: 'قوات سوريا الديمقراطية', en: 'Syrian Democratic Forces', ckb: 'هێزەکانی سووریای دیموکرات' },
      officerName: 'ضابط تجريبي أول',
      signedAt: new Date('2026-01-21T07:39:12Z'),
    },
    receiving: {
      authority: { ar: 'مرافقة التحالف', en: 'Coalition escort' },
      officerName: 'Sample Officer Two',
      signedAt: new Date('2026-01-21T07:41:07Z'),
    },
    countByReCount: count,
    exceptionNames: {
      'unfit-to-travel': { ar: 'غير لائق للنقل، بقي في الموقع', en: 'unfit to travel, stayed at the site' },
    },
    placed: 'compartment',
    persons,
  };
}
