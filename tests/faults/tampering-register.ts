import { hash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { setMailAddress } from '../../src/core/access/commands/set-mail-address.ts';
import { signPayload } from '../../src/core/ledger/dsse.ts';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { encodeHandoverPayload } from '../../src/core/ledger/handover-payload.ts';
import { readerOf } from '../../src/core/register/reader.ts';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { claimNationality } from '../../src/systems/register/commands/claim-nationality.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordDeath } from '../../src/systems/register/commands/record-death.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { decideFear } from '../../src/systems/safeguards/commands/decide-fear.ts';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { recordInterview } from '../../src/systems/safeguards/commands/record-interview.ts';
import { addKeepApart } from '../../src/systems/sites/commands/add-keep-apart.ts';
import { appealSecurityLevel } from '../../src/systems/sites/commands/appeal-security-level.ts';
import { approveOverCapacity } from '../../src/systems/sites/commands/approve-over-capacity.ts';
import { approveSecurityLevel } from '../../src/systems/sites/commands/approve-security-level.ts';
import { authoriseOverCapacity } from '../../src/systems/sites/commands/authorise-over-capacity.ts';
import { keepSecurityLevel } from '../../src/systems/sites/commands/keep-security-level.ts';
import { liftKeepApart } from '../../src/systems/sites/commands/lift-keep-apart.ts';
import { recordSecurityLevel } from '../../src/systems/sites/commands/record-security-level.ts';
import { voidNumbers } from '../../src/systems/sites/commands/void-numbers.ts';
import { withdrawSecurityLevel } from '../../src/systems/sites/commands/withdraw-security-level.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { addAdmissionAnswer } from '../../src/systems/transfers/commands/add-admission-answer.ts';
import { approveOrder } from '../../src/systems/transfers/commands/approve-order.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { grantEntry } from '../../src/systems/transfers/commands/grant-entry.ts';
import { offerHandover } from '../../src/systems/transfers/commands/offer-handover.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { proposeOrder } from '../../src/systems/transfers/commands/propose-order.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { recordBroughtLater } from '../../src/systems/transfers/commands/record-brought-later.ts';
import { recordCount } from '../../src/systems/transfers/commands/record-count.ts';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { recordMovement } from '../../src/systems/transfers/commands/record-movement.ts';
import { refusePersons } from '../../src/systems/transfers/commands/refuse-persons.ts';
import { sealManifest } from '../../src/systems/transfers/commands/seal-manifest.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { readTerms } from '../../src/systems/transfers/handover-signing.ts';
import { showForRequest } from '../support/search-for-request.ts';
import { fillAhead } from './tampering-ahead.ts';
import { DAY, type Device, idOf, type Officer, openCast, streamOf } from './tampering-cast.ts';
import { fillConvoys, fillEscortRecord, fillRecall, fillTurns, fillWay } from './tampering-convoys.ts';
import { fillIntake } from './tampering-intake.ts';
import { fillLists } from './tampering-lists.ts';
import { fillOpenings } from './tampering-openings.ts';
import { fillPersons, picture } from './tampering-persons.ts';
import { fillPlans, planDocuments } from './tampering-plans.ts';
import { fillRecoveries } from './tampering-recoveries.ts';
import { fillRequests } from './tampering-requests.ts';
import { fillResidents } from './tampering-residents.ts';
import { fillSites } from './tampering-sites.ts';

/** The documents that the small convoy's events name, by their hash. */
export const convoyDocuments = new Map(
  [Buffer.from('the order of detention'), Buffer.from('the order to move'), picture, ...planDocuments].map((bytes) => [
    hash('sha256', bytes),
    bytes,
  ]),
);

/**
 * Fills an empty register with a small convoy, by the real commands: a list, orders, a manifest with its gates, a seal, two hand-overs, a death on the
 * way, admissions and the closing, so that every projection has rows.
 *
 * @param admin the installing role on the migrated database
 * @returns the key-encrypting key
 */
export const fillWithConvoy = async (admin: pg.ClientConfig): Promise<KeyEncryptingKey> => {
  const { kek, client, pool, run, now, installation, officers, signIn, close } = await openCast(admin);
  const { origin, second, third, cell, doctor, escort, receiver, taker, receivingCell, assessor, child, devices } =
    officers;
  try {
    const [detention, movement] = [...convoyDocuments];
    for (const [sha256, bytes] of [detention, movement] as [string, Buffer][])
      await run(origin, storeDocument, { sha256, mediaType: 'text/plain', bytes: bytes.length });

    const list = await readFile(path.join(repositoryFolder, 'scenarios/january-2026/list-21-january.csv'), 'utf8');
    const lines = list.split(/\r?\n/);
    const csv = [...lines.slice(0, 13), '99,,,,,,,ذكر,1990-01-01,عراقي,H-99999,2020/999,,'].join('\n');
    const received = await run(origin, receiveList, {
      site: 'GHW',
      source: 'list of the administration',
      fileName: 'list.csv',
      occurredAt: now - DAY,
      file: Buffer.from(csv).toString('base64'),
    });
    const persons = received.events.filter((event) => event.type === 'PersonRegistered').map((event) => event.streamNo);
    const single = await run(origin, registerPerson, {
      site: 'GHW',
      person: {
        names: [
          { full: 'Jamal Saleh Nasser', script: 'latin', kind: 'primary', source: 'own statement', father: 'Saleh' },
        ],
        sex: 'male',
        birth: '1988-03-02',
        nationalities: [{ code: 'IRQ', source: 'own statement' }],
        remarks: 'asks for spectacles',
      },
      custody: { custodian: 'SDF', site: 'GHW', section: 'A', fromAt: now - 30 * DAY, basis: 'existing-custody' },
    });
    const apart = streamOf(single, 'PersonRegistered');
    await run(origin, correctEvent, {
      eventId: idOf(single, 'CustodyFound'),
      correction: { occurredAt: now - 40 * DAY },
      reason: 'the guard book says an earlier day',
    });
    await run(origin, claimNationality, { personNo: apart, code: 'SYR', source: 'a relative' });
    await fillLists(run, origin);
    await fillIntake(run, { installation, origin, child }, apart, now);
    await fillPersons(run, { origin, doctor }, apart, now);
    await fillOpenings(run, client, { origin, second }, apart);
    await fillRecoveries(run, installation, signIn);
    const search = (who: Officer, requestNo: number) =>
      showForRequest(pool, client, who.token, { requestNo, personNo: apart });
    await fillRequests(run, { installation, signIn, search }, apart, now);
    const address = 'second@ministry.example';
    await run(installation, setMailAddress, { officerNo: second.no, address, language: 'ar' });
    await fillResidents(run, { installation, origin, second }, detention?.[0] ?? '', now);
    await run(origin, recordOrder, {
      persons: [...persons, apart],
      ground: 'suspicion of membership',
      article: 'article 4',
      authority: 'SDF',
      documentSha256: detention?.[0],
      issuedAt: now - 50 * DAY,
      expiresAt: now + 50 * DAY,
    });
    const authorisation = await run(origin, authoriseOverCapacity, {
      site: 'GHW',
      section: 'A',
      extraPlaces: 5,
      expiresAt: now + DAY,
      reason: 'a wing is closed',
    });
    await run(second, approveOverCapacity, { authorisationId: idOf(authorisation, 'OverCapacityProposed') });
    const kept = await run(origin, addKeepApart, {
      personNo: persons[0],
      otherPersonNo: persons[1],
      reason: 'threats were reported',
      expiresAt: now + 90 * DAY,
    });
    await run(second, liftKeepApart, {
      keepApartId: idOf(kept, 'KeepApartAdded'),
      personNo: persons[0],
      reason: 'reconciled before an elder',
    });
    const reasons = 'the guards report what they saw themselves';
    const recorded = await run(origin, recordSecurityLevel, {
      personNo: apart,
      level: 'raised',
      reasons,
      expiresAt: now + 90 * DAY,
    });
    const recordId = idOf(recorded, 'SecurityLevelRecorded');
    await run(second, approveSecurityLevel, { recordId });
    await run(origin, appealSecurityLevel, { recordId, grounds: 'the account is of another man' });
    await run(third, keepSecurityLevel, { recordId, reasons });
    await run(third, withdrawSecurityLevel, { recordId, reasons });
    await fillSites(run, client, { installation, origin, receiver, devices }, now);
    await run(installation, voidNumbers, { site: 'GHW', first: 1, reason: 'the book was lost' });
    const operation = await run(installation, openOperation, {
      code: 'OP-1',
      titleEn: 'Operation',
      titleAr: 'عملية',
      jointSupervision: ['Government of Iraq'],
    });
    const operationNo = streamOf(operation, 'OperationOpened');
    await fillConvoys(run, { cell, origin, assessor }, movement?.[0] as string, operationNo, now);
    const created = await run(cell, createManifest, {
      operationNo,
      code: 'M-1',
      fromSite: 'GHW',
      toSite: 'KRK',
      via: ['GHW'],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: now + DAY,
      persons,
    });
    const manifestNo = streamOf(created, 'ManifestCreated');
    await run(origin, proposeOrder, {
      manifestNo,
      ground: 'transfer for prosecution',
      article: 'article 9',
      documentSha256: movement?.[0],
      expiresAt: now + 10 * DAY,
    });
    await run(second, approveOrder, { manifestNo });
    const [struck, afraid, dying, ...others] = persons as [number, number, number, ...number[]];
    await run(cell, strikeOff, { manifestNo, personNo: struck, reason: 'other', note: 'stays for a hearing' });
    let travelling = [afraid, dying, ...others];
    const sheet = (row: object, more: object = {}) => ({
      ...more,
      manifestNo,
      expectedCount: travelling.length,
      rows: travelling.map((personNo) => ({ personNo, ...row })),
    });
    const fear = await run(second, recordFear, {
      personNo: afraid,
      country: 'IRQ',
      account: 'fears to be tortured there',
    });
    await run(assessor, decideFear, {
      fearId: idOf(fear, 'FearRecorded'),
      danger: true,
      reasons: 'the account is consistent and supported by reports',
      finalFromAt: now + DAY,
    });
    travelling = [dying, ...others];
    await run(doctor, recordFitness, sheet({ fit: true, note: 'treated for asthma', medication: 'inhaler' }));
    await run(second, giveNotice, sheet({ language: 'ar', form: 'oral' }));
    await run(second, recordInterview, sheet({ outcome: 'held', language: 'ar', private: true }));
    await run(cell, assignCompartments, {
      manifestNo,
      assignments: travelling.map((personNo, i) => ({
        personNo,
        vehicle: 'BUS-1',
        compartment: i % 2 === 0 ? 'front' : 'rear',
      })),
    });
    await run(receiver, acceptLines, {
      manifestNo,
      expectedCount: travelling.length,
      decisions: travelling.map((personNo) => ({
        personNo,
        decision: 'accepted',
        site: 'KRK',
        section: 'B1',
        note: 'place confirmed',
      })),
    });
    await fillEscortRecord(run, { origin, doctor }, manifestNo, others[0] as number);
    await run(cell, proposeSeal, { manifestNo });
    const { rows } = await client.query<{ hash: string }>(
      "SELECT encode(manifest_hash, 'hex') AS hash FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL",
      [manifestNo],
    );
    await run(receivingCell, sealManifest, { manifestNo, sealHash: rows[0]?.hash });
    await fillAhead(
      run,
      { installation, cell, escort, receiver, receivingCell },
      { operationNo, manifestNo, documentSha256: movement?.[0] as string },
      now,
    );
    await run(escort, recordBoarding, {
      manifestNo,
      expectedCount: travelling.length,
      rows: travelling.map((personNo, i) => ({
        personNo,
        outcome: 'boarded',
        vehicle: 'BUS-1',
        compartment: i % 2 === 0 ? 'front' : 'rear',
      })),
    });
    await run(escort, recordCount, { manifestNo, ordinal: 'loading', place: 'GHW', counted: travelling.length });
    const handOver = async (from: Officer, with_: Device, to: Officer, and: Device, ordinal: 1 | 2 | 3 | 4) => {
      await client.query("SELECT set_config('amana.token', $1, false)", [from.token]);
      const terms = await readTerms(readerOf(client), manifestNo, true);
      const payload = encodeHandoverPayload({
        version: 1,
        id: randomBytes(12),
        operation: terms.operation,
        count: terms.count,
        manifestRoot: Buffer.from(terms.manifestHash, 'hex'),
        fromAuthority: terms.fromAuthority,
        toAuthority: terms.toAuthority,
        place: terms.place,
        instant: now + { 1: 120_000, 2: 240_000, 3: 255_000, 4: 280_000 }[ordinal],
        lastCheckpoint: { size: 0, root: new Uint8Array(0) },
        deviceCounters: [ordinal, ordinal],
        ordinal,
        exceptions: terms.exceptions,
        synthetic: true,
      });
      const signed = async (device: Device) => ({
        payload: Buffer.from(payload).toString('base64url'),
        keyId: device.keyId,
        signature: Buffer.from(await signPayload(device.key, payload)).toString('base64url'),
        counted: terms.count,
      });
      const offer = await run(from, offerHandover, { manifestNo, ordinal, ...(await signed(with_)) });
      await run(to, completeHandover, { offerId: idOf(offer, 'HandoverOffered'), ...(await signed(and)) });
    };
    await handOver(cell, devices.cell, escort, devices.escort, 1);
    await run(escort, recordMovement, {
      manifestNo,
      kind: 'departed',
      place: 'GHW',
      note: 'left by night',
      personNo: dying,
    });
    await run(escort, recordDeath, {
      personNo: dying,
      cause: 'pending',
      circumstances: 'collapsed in the bus',
      remains: 'taken to the hospital',
      referral: 'public prosecutor',
      place: 'road',
      manifestNo,
      occurredAt: now + 180_000,
    });
    await run(escort, recordDifference, { manifestNo, ordinal: 2, personNo: dying, kind: 'died', note: 'on the way' });
    await fillWay(run, escort, manifestNo, others[0] as number, now);
    await fillTurns(run, { installation, cell, escort }, manifestNo);
    const [left, out] = others.slice(-2) as [number, number];
    await run(escort, recordDifference, {
      manifestNo,
      ordinal: 2,
      personNo: left,
      kind: 'left-behind',
      note: 'at the well',
    });
    await run(escort, refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: 'no bed' });
    await run(receiver, grantEntry, { manifestNo, persons: [out], note: 'a bed was found' });
    await run(escort, refusePersons, { manifestNo, persons: [out], reason: 'order-missing', note: 'sent back' });
    await handOver(escort, devices.escort, receiver, devices.receiver, 2);
    await run(escort, recordBroughtLater, { manifestNo, persons: [left], note: 'by the next patrol' });
    await handOver(escort, devices.escort, receiver, devices.receiver, 3);
    const told = { answer: 'recorded', text: 'asked and answered' };
    const answers = {
      a_identity: told,
      b_reasons: told,
      c_hour: told,
      d_injuries: { answer: 'none' },
      e_property: told,
      f_family: told,
      g_contact: { answer: 'unknown', reason: 'asleep' },
    };
    travelling = others.slice(0, -1);
    await run(receiver, recordAdmission, sheet({ site: 'KRK', section: 'B1', answers }, { occurredAt: now + 270_000 }));
    await run(receiver, addAdmissionAnswer, {
      personNo: others[0],
      question: 'g_contact',
      answer: { answer: 'recorded', text: 'a brother' },
    });
    await fillRecall(run, { cell, receiver }, manifestNo, others[0] as number);
    await run(receiver, grantEntry, { manifestNo, persons: [out], note: 'a bed was found again' });
    await run(cell, orderReturn, { manifestNo, reason: 'entry-refused', note: 'the gate stays shut' });
    await handOver(escort, devices.escort, taker, devices.taker, 4);
    travelling = [out];
    await run(taker, recordAdmission, sheet({ site: 'GHW', section: 'A', answers }, { occurredAt: now + 290_000 }));
    await run(receiver, closeMovement, { manifestNo });
    await fillPlans(run, client, { cell, receiver }, operationNo, now);
    return kek;
  } finally {
    await close();
  }
};
