import { afterAll, beforeAll, expect, it } from 'vitest';
import { setClock } from '../../src/core/register/commands/set-clock.ts';
import { recordPostalAddress } from '../../src/systems/sites/commands/record-postal-address.ts';
import { acknowledgeList } from '../../src/systems/transfers/commands/acknowledge-list.ts';
import { proposeCommitment } from '../../src/systems/transfers/commands/propose-commitment.ts';
import { recordListSent } from '../../src/systems/transfers/commands/record-list-sent.ts';
import { signCommitment } from '../../src/systems/transfers/commands/sign-commitment.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { withdrawCommitment } from '../../src/systems/transfers/commands/withdraw-commitment.ts';
import { convoys } from '../../src/systems/transfers/queries/convoys.ts';
import { overviewOfManifest } from '../../src/systems/transfers/queries/manifest.ts';
import { operationRoom } from '../../src/systems/transfers/queries/operation-room.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const now = async (): Promise<number> =>
  (await test.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now')).rows[0]?.now ?? 0;
const overview = (officer: TestOfficer, { manifestNo }: TestConvoy) =>
  ask(test, officer, overviewOfManifest, { manifestNo: String(manifestNo) });
const sealOf = async ({ manifestNo }: TestConvoy) =>
  (
    await test.admin.query<{ no: number; hash: string }>(
      "SELECT seal_no AS no, encode(manifest_hash, 'hex') AS hash FROM transfers.seal WHERE manifest_no = $1 ORDER BY 1 DESC LIMIT 1",
      [manifestNo],
    )
  ).rows[0] as { no: number; hash: string };
const sent = async (convoy: TestConvoy, more: Record<string, string | number> = {}) => {
  const { no, hash } = await sealOf(convoy);
  return withId({
    type: 'ListSent',
    stream: convoy.manifestNo,
    data: {
      sealNo: no,
      manifestHash: hash,
      toAuthority: 'MOJ',
      toSite: 'KRK',
      means: 'courier',
      forms: ['paper'],
      ...more,
    },
  });
};
const send = async ({ manifestNo }: TestConvoy) =>
  (
    (
      await test.run('sdf-cell', recordListSent, {
        manifestNo,
        means: 'secure-mail',
        forms: ['machine-readable', 'paper'],
      })
    ).result as { sendingId: string }
  ).sendingId;

it('a list is sent ahead of a sealed manifest by the giving authority, to the site for which the convoy heads, and acknowledged by an officer of the receiver', async () => {
  const draft = await createTestConvoy(test, 1);
  await expect(send(draft)).rejects.toMatchObject({ code: 'list-of-a-seal' });
  expect((await overview('sdf-cell', draft)).listOwed).toBe('nothing');
  const convoy = await (await createTestConvoy(test, 2)).until('sealed');
  expect((await overview('sdf-cell', convoy)).listOwed).toBe('send');
  const board = await ask(test, 'moj-receiver', convoys);
  expect(board.rows.find(({ manifestNo }) => manifestNo === convoy.manifestNo)?.listOwed).toBe('send');
  for (const [more, code] of [
    [{ manifestHash: '0'.repeat(64) }, 'list-of-a-seal'],
    [{ toAuthority: 'SDF', toSite: 'KRK' }, 'not-permitted'],
  ] as const)
    expect(await attackers.as('sdf-cell').append(await sent(convoy, more))).toBe(code);
  const good = await sent(convoy);
  expect(await attackers.each(() => [withId(good)])).toEqual(
    refused({ 'sdf-cell': 'accepted', 'sdf-origin': 'accepted' }),
  );
  const sendingId = await send(convoy);
  expect((await overview('moj-receiver', convoy)).listOwed).toBe('acknowledge');
  await expect(test.run('sdf-cell', acknowledgeList, { sendingId })).rejects.toMatchObject({ code: 'not-permitted' });
  const acknowledged: ForgedEvent = { type: 'ListAcknowledged', stream: convoy.manifestNo, data: { sendingId } };
  expect(await attackers.each(() => [acknowledged])).toEqual(
    refused({ 'moj-receiver': 'accepted', 'moj-cell': 'stale' }),
  );
  await expect(test.run('moj-receiver', acknowledgeList, { sendingId })).rejects.toMatchObject({ code: 'stale' });
  const told = await overview('sdf-cell', convoy);
  expect(told.listOwed).toBe('nothing');
  expect(told.sentLists[0]).toMatchObject({ sendingId, stale: 'none', means: 'secure-mail', mayAcknowledge: false });
});

it('a list is stale once somebody was struck off, and says so until one of the new seal is sent', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('sealed');
  await test.run('moj-receiver', acknowledgeList, { sendingId: await send(convoy) });
  await test.run('sdf-cell', strikeOff, {
    manifestNo: convoy.manifestNo,
    personNo: convoy.persons[1] as number,
    reason: 'other',
    note: 'has no shoes',
  } as Parameters<typeof strikeOff.decide>[1]);
  const told = await overview('moj-receiver', convoy);
  expect(told.sentLists[0]?.stale).toBe('sealed-anew');
  expect(told.listOwed).toBe('nothing');
  for (const step of ['seal-proposed', 'sealed'] as const) await convoy.step(step);
  expect((await overview('sdf-cell', convoy)).listOwed).toBe('send-again');
  await test.run('moj-receiver', acknowledgeList, { sendingId: await send(convoy) });
  expect((await overview('sdf-cell', convoy)).sentLists.map(({ stale }) => stale)).toEqual(['none', 'sealed-anew']);
});

it('a list is of the seal that stood when it was sent, is recorded also while none stands, and where it went by mistake is a fact', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('sealed');
  const { manifestNo } = convoy;
  const first = await sealOf(convoy);
  await test.run('installation', setClock, { clockAt: (await now()) + 120_000 });
  const firstWent = await now();
  await test.run('installation', setClock, { clockAt: firstWent + 600_000 });
  const strike = { manifestNo, personNo: convoy.persons[2] as number, reason: 'other', note: 'has no shoes' } as const;
  await test.run('sdf-cell', strikeOff, strike as Parameters<typeof strikeOff.decide>[1]);
  const record = (more: { sentAt?: number; toSite?: string }) =>
    test.run('sdf-cell', recordListSent, { manifestNo, means: 'courier', forms: ['paper'], ...more });
  const lists = async () =>
    (await overview('sdf-cell', convoy)).sentLists.map(({ sealNo, manifestHash, toSite, toAuthority, stale }) =>
      [sealNo, manifestHash === first.hash, toSite, toAuthority, stale].join(' '),
    );
  await record({ sentAt: firstWent });
  const early = `${first.no} true KRK MOJ sealed-anew`;
  expect(await lists()).toEqual([early]);
  for (const step of ['seal-proposed', 'sealed'] as const) await convoy.step(step);
  const second = await sealOf(convoy);
  expect(second.no).toBe(first.no + 1);
  await record({ sentAt: firstWent });
  expect(await lists()).toEqual([early, early]);
  await record({});
  expect((await lists())[0]).toBe(`${second.no} false KRK MOJ none`);
  await record({ toSite: 'GHW' });
  expect(await lists()).toContain(`${second.no} false GHW SDF redirected`);
  await expect(record({ toSite: 'NOWHERE' })).rejects.toMatchObject({ problems: [{ code: 'unknown-site' }] });
  await expect(record({ sentAt: firstWent - 24 * HOUR })).rejects.toMatchObject({ code: 'list-of-a-seal' });
  // whoever passes the commands by is held to the same
  const occurredAt = firstWent;
  expect(await attackers.as('sdf-cell').append({ ...(await sent(convoy)), occurredAt })).toBe('list-of-a-seal');
  const old = await sent(convoy, { sealNo: first.no, manifestHash: first.hash });
  expect(await attackers.as('sdf-cell').append(old)).toBe('list-of-a-seal');
  expect(await attackers.as('sdf-cell').append({ ...withId(old), occurredAt })).toBe('accepted');
});

const commitment = async (operationNo: number, more: Record<string, number | string | string[]> = {}) =>
  withId({
    type: 'CommitmentProposed',
    stream: operationNo,
    data: {
      persons: 100,
      sites: ['KRK'],
      fromAt: (await now()) - HOUR,
      expiresAt: (await now()) + 900 * HOUR,
      documentSha256: await test.document('moj-receiver'),
      ...more,
    },
    personal: { conditions: 'with the papers of each person' },
  });

it('I24-four-eyes: a receiving authority commits itself for its own sites, by two of its officers, and alone takes it back', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('sealed');
  const { operationNo } = convoy;
  expect((await overview('sdf-cell', convoy)).commitments).toEqual([]);
  const one = await commitment(operationNo);
  expect(await attackers.as('moj-receiver').append(withId(await commitment(operationNo, { sites: ['GHW'] })))).toBe(
    'not-permitted',
  );
  expect(await attackers.as('moj-receiver').append(await commitment(operationNo, { expiresAt: 5 }))).toBe(
    'commitment-expires',
  );
  expect(await attackers.as('moj-receiver').append(one)).toBe('accepted');
  const signed: ForgedEvent = { type: 'CommitmentSigned', stream: operationNo, data: { commitmentId: one.id } };
  expect(await attackers.as('moj-receiver').append(signed)).toBe('I24-four-eyes');
  expect(await attackers.as('sdf-cell').append(signed)).toBe('not-permitted');
  await expect(test.run('moj-receiver', signCommitment, { commitmentId: one.id })).rejects.toMatchObject({
    code: 'I24-four-eyes',
  });
  expect((await overview('sdf-cell', convoy)).commitments).toEqual([]);
  await test.run('moj-receiver-two', signCommitment, { commitmentId: one.id });
  expect((await overview('sdf-cell', convoy)).commitments).toMatchObject([
    { commitmentId: one.id, state: 'in-force', persons: 100, received: 0, mayAct: false },
  ]);
  const used = async () =>
    (await ask(test, 'moj-cell', operationRoom, { operationNo: String(operationNo) })).commitments[0];
  const before = await used();
  await convoy.until('handed-over-2');
  const room = await ask(test, 'moj-cell', operationRoom, { operationNo: String(operationNo) });
  expect(room.commitments).toMatchObject([{ received: 2, mayAct: true, maySign: false }]);
  expect((before?.onTheWay ?? 0) - (room.commitments[0]?.onTheWay ?? 0)).toBe(2);
  expect(room.committers).toEqual([{ authority: 'MOJ', sites: ['KRK', 'RAB'] }]);
  // the document is read by whoever takes part in the operation, and by nobody who does not
  const document =
    'SELECT sha256 FROM register.document WHERE sha256 = (SELECT document_sha256 FROM transfers.commitment LIMIT 1)';
  expect(await test.see('sdf-cell', document)).toHaveLength(1);
  expect(await test.see('sdf-admin', document)).toHaveLength(0);
  const withdrawn: ForgedEvent = {
    type: 'CommitmentWithdrawn',
    stream: operationNo,
    data: { commitmentId: one.id },
    personal: { reason: 'the wing has burned' },
  };
  expect(await attackers.each(() => [withdrawn])).toEqual(
    refused({ 'moj-receiver': 'accepted', 'moj-receiver-two': 'stale', 'moj-cell': 'stale' }),
  );
  expect((await ask(test, 'moj-cell', operationRoom, { operationNo: String(operationNo) })).commitments).toMatchObject([
    { state: 'withdrawn', withdrawal: 'the wing has burned' },
  ]);
  // whoever may read it cites it again: a colleague of who stored it in the next commitment, the giving authority in an order
  const documentSha256 = String(one.data?.documentSha256);
  expect(await attackers.as('moj-cell').append(await commitment(operationNo, { documentSha256 }))).toBe('accepted');
  const order = (stream: number, authority: string): ForgedEvent => ({
    type: 'OrderRecorded',
    stream,
    data: { authority, documentSha256, issuedAt: START - HOUR, expiresAt: START + HOUR },
    personal: { ground: 'x', article: 'y' },
  });
  expect(await attackers.as('sdf-origin').append(order(await test.person(), 'SDF'))).toBe('accepted');
  const hidden = await commitment((await createTestConvoy(test, 1)).operationNo);
  const ofHidden = await attackers.as('sdf-origin').append({
    ...order(await test.person(), 'SDF'),
    data: { ...order(0, 'SDF').data, documentSha256: String(hidden.data?.documentSha256) },
  });
  expect(ofHidden).toBe('invalid-input');
});

it('a commitment is proposed with its document and its conditions, for an operation that is open', async () => {
  const { operationNo } = await createTestConvoy(test, 1);
  const given = {
    operationNo,
    persons: 10,
    sites: ['KRK'],
    fromAt: await now(),
    expiresAt: (await now()) + HOUR,
    conditions: 'by day only',
    documentSha256: await test.document('moj-cell'),
  };
  for (const [wrong, code] of [
    [{ sites: ['KRK', 'GHW'] }, 'site-of-another'],
    [{ expiresAt: given.fromAt }, 'ends-before-it-begins'],
    [{ documentSha256: 'a'.repeat(64) }, 'document-not-stored'],
  ] as const)
    await expect(
      test.run('moj-cell', proposeCommitment, {
        ...given,
        ...wrong,
        sites: [...(wrong.sites ?? given.sites)],
      } as never),
    ).rejects.toMatchObject({ problems: [{ code }] });
  const { commitmentId } = (await test.run('moj-cell', proposeCommitment, given)).result as { commitmentId: string };
  await test.run('moj-receiver', signCommitment, { commitmentId });
  await expect(test.run('sdf-cell', withdrawCommitment, { commitmentId, reason: 'not ours' })).rejects.toMatchObject({
    code: 'not-permitted',
  });
});

it('the address of a site for mail is said with its source by who answers for it; the newest holds', async () => {
  const address = {
    site: 'KRK',
    addressEn: 'Post box 1, Baghdad',
    addressAr: 'صندوق بريد 1، بغداد',
    sourceKind: 'document' as const,
    source: 'letter of the ministry',
  };
  await expect(test.run('sdf-admin', recordPostalAddress, address)).rejects.toMatchObject({ code: 'not-permitted' });
  const { rows } = await test.admin.query<{ no: string }>("SELECT sites.stream_of('KRK') AS no");
  const forged: ForgedEvent = { type: 'PostalAddressRecorded', stream: Number(rows[0]?.no), data: address };
  expect(await attackers.each(() => [forged])).toEqual(
    refused({ 'moj-admin': 'accepted', 'moj-receiver': 'accepted', 'moj-receiver-two': 'accepted' }),
  );
  await test.run('moj-admin', recordPostalAddress, { ...address, addressEn: 'Post box 2, Baghdad' });
});
