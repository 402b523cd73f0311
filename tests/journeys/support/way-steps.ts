import { HANDOVER_PAYLOAD_TYPE, preAuthenticationEncoding } from '../../../src/core/ledger/dsse.ts';
import type { ManifestAnswer, PrepareHandoverAnswer } from '../../../src/systems/transfers/views.ts';
import type { ConvoyCrew } from './convoy-crew.ts';
import { chooseContaining, confirmSheet, openSheet, toManifest, toMovement } from './gestures.ts';
import type { Officer } from './officer.ts';

/** The escort checks everybody at the door of the vehicle, and counts heads. */
export const board = async (officer: Officer, code: string, count: number): Promise<void> => {
  await openSheet(officer, code, 'transfers-record-boarding');
  await officer.answer(officer.say('transfers:boarding.outcome'), officer.say('transfers:boarding.outcomes.boarded'));
  await officer.look('boarding');
  await confirmSheet(officer, count, count);
};

/** A head-count on an occasion at a place. */
export const countHeads = async (
  officer: Officer,
  code: string,
  occasion: string,
  place: string,
  count: number,
): Promise<void> => {
  await toMovement(officer, code, 'transfers-record-count');
  const form = officer.page
    .locator('form')
    .filter({ has: officer.page.getByRole('button', { name: officer.say('transfers:count.submit'), exact: true }) });
  await form.getByLabel(officer.say('transfers:count.occasion')).selectOption({ value: occasion });
  await form.getByLabel(officer.say('transfers:movement.place')).selectOption({ value: place });
  officer.effort.presses += 4;
  await officer.type(form.getByLabel(officer.say('transfers:count.counted')), String(count));
  await officer.press(officer.say('transfers:count.submit'));
  await officer.sees(officer.say('transfers:count.agrees'));
  await officer.settle();
};

/** An event of the movement log; of one person where a register number is given. */
export const recordMovement = async (
  officer: Officer,
  code: string,
  kind: string,
  place: string,
  note = '',
  registerNumber?: string,
): Promise<void> => {
  await toMovement(officer, code, 'transfers-record-movement');
  const form = officer.page
    .locator('form')
    .filter({ has: officer.page.getByRole('button', { name: officer.say('transfers:movement.submit'), exact: true }) });
  await form.getByLabel(officer.say('transfers:movement.kind')).selectOption({ value: kind });
  await form.getByLabel(officer.say('transfers:movement.place')).selectOption({ value: place });
  officer.effort.presses += 4;
  if (registerNumber !== undefined)
    await chooseContaining(form.getByLabel(officer.say('transfers:movement.person')), registerNumber);
  if (note !== '') await officer.type(form.getByLabel(officer.say('transfers:movement.note')), note);
  await officer.press(officer.say('transfers:movement.submit'));
  await officer.page
    .getByRole('table')
    .getByText(officer.say(`transfers:movement.kinds.${kind}`), { exact: true })
    .first()
    .waitFor();
  await officer.settle();
};

/** Opens the page of a hand-over from the manifest. */
export const openHandover = async (officer: Officer, code: string, command: string): Promise<void> => {
  await toManifest(officer, code);
  await officer.press(officer.say(`transfers:command.${command}`));
  await officer.page.waitForURL(/\/hand-over\/\d$/);
  await officer.settle();
};

/** In the dialog that shows what is signed: enrols this device's key where it has none, confirms, and signs. */
export const signInDialog = async (officer: Officer, label: string, shot: string): Promise<void> => {
  const dialog = officer.page.getByRole('dialog');
  await dialog.waitFor();
  await officer.settle();
  const enrol = dialog.getByRole('button', { name: officer.say('shell:signature.enrol'), exact: true });
  if ((await enrol.count()) > 0) {
    await officer.press(enrol);
    await enrol.waitFor({ state: 'detached' });
  }
  await officer.press(dialog.getByRole('checkbox'));
  await officer.look(shot);
  await officer.press(dialog.getByRole('button', { name: label, exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();
};

/** Types the own count, compares it, and signs with the key of this device. */
export const countAndSign = async (officer: Officer, counted: number, label: string, shot: string): Promise<void> => {
  await officer.type(officer.say('transfers:count.counted'), String(counted));
  await officer.press(officer.say('transfers:handover.compare'));
  await signInDialog(officer, label, shot);
};

/** A hand-over: the giving officer counts, signs and offers; the taking officer counts again and signs. */
export const handOver = async (
  crew: ConvoyCrew,
  code: string,
  ordinal: 1 | 2 | 3,
  givers: string,
  takers: string,
  count: number,
): Promise<void> => {
  const giver = await crew.officer(givers);
  await openHandover(giver, code, 'transfers-offer-handover');
  await countAndSign(giver, count, giver.say('transfers:handover.signOffer'), `hand-over-${ordinal}-offer`);
  await giver.sees(giver.say('transfers:handover.offered'));
  const taker = await crew.officer(takers);
  await openHandover(taker, code, 'transfers-complete-handover');
  await countAndSign(taker, count, taker.say('transfers:handover.signTake'), `hand-over-${ordinal}-take`);
  await taker.sees(taker.say('transfers:handover.doneTitle'));
  await taker.look(`hand-over-${ordinal}-done`);
};

/** The answers of Mandela rule 7 of a person of whom everything was recorded. */
export const MANDELA = Object.fromEntries(
  ['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact'].map((question) => [
    question,
    { answer: 'recorded' },
  ]),
);

/** On the page of the second hand-over: the gate does not let a person in, for a coded reason. */
export const refuseAtGate = async (officer: Officer, registerNumber: string, reason: string): Promise<void> => {
  const form = differenceForm(officer);
  await chooseContaining(form.getByLabel(officer.say('transfers:lines.person')), registerNumber);
  await form.getByLabel(officer.say('transfers:difference.kind')).selectOption({ value: 'refused-at-gate' });
  await form.getByLabel(officer.say('transfers:difference.reason')).selectOption({ value: reason });
  await officer.press(form.getByRole('button', { name: officer.say('transfers:difference.submit'), exact: true }));
  await officer.page.getByRole('listitem').filter({ hasText: registerNumber }).waitFor();
  await officer.settle();
};

/** The form of a difference on the page of a hand-over. */
const differenceForm = (officer: Officer) =>
  officer.page.locator('form').filter({
    has: officer.page.getByRole('button', { name: officer.say('transfers:difference.submit'), exact: true }),
  });

/** The first signature, by the request that the page would send; for hand-overs that a journey is not about. Its key must be on the device already. */
export const offerUnseen = async (
  crew: ConvoyCrew,
  giver: string,
  manifestNo: number,
  ordinal: number,
  counted: number,
): Promise<void> => {
  const asked = { manifestNo, ordinal, counted };
  const { payload } = await crew.query<PrepareHandoverAnswer>(giver, 'transfers/prepare-handover', asked);
  const signed = await signOnDevice(await crew.officer(giver), payload);
  await crew.command(giver, 'transfers/offer-handover', { ...asked, payload, ...signed });
};

/** The second signature, in the same way. */
export const takeUnseen = async (
  crew: ConvoyCrew,
  taker: string,
  manifestNo: number,
  ordinal: number,
  counted: number,
): Promise<void> => {
  const { manifest } = await crew.query<ManifestAnswer>(taker, 'transfers/manifest', { manifestNo });
  const offer = manifest.handovers.find((one) => one.ordinal === ordinal)?.offer;
  if (offer === undefined) throw new Error(`Hand-over ${ordinal} is not offered.`);
  const { offerId, payload } = offer;
  const signed = await signOnDevice(await crew.officer(taker), payload);
  await crew.command(taker, 'transfers/complete-handover', { offerId, payload, ...signed, counted });
};

/** On the page of a hand-over: records why a person of the manifest does not pass now. */
export const recordDifference = async (
  officer: Officer,
  registerNumber: string,
  kind: string,
  note: string,
): Promise<void> => {
  const form = differenceForm(officer);
  await chooseContaining(form.getByLabel(officer.say('transfers:lines.person')), registerNumber);
  await form.getByLabel(officer.say('transfers:difference.kind')).selectOption({ value: kind });
  await officer.type(form.getByLabel(officer.say('transfers:difference.note')), note);
  await officer.press(form.getByRole('button', { name: officer.say('transfers:difference.submit'), exact: true }));
  await officer.page.getByRole('listitem').filter({ hasText: registerNumber }).waitFor();
  await officer.settle();
};

/** On the sheet of admission: the section named at acceptance and the seven answers of Mandela 7, for everybody. */
export const answerAdmission = async (officer: Officer): Promise<void> => {
  await officer.answer(officer.say('transfers:admission.section'), { value: 'accepted' });
  for (const question of ['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact'])
    await officer.answer(
      officer.say(`transfers:admission.question.${question}`),
      officer.say('transfers:admission.answer.recorded'),
    );
};

/** Everybody is admitted to the section named at acceptance, with the seven answers of Mandela 7. */
export const admit = async (officer: Officer, code: string, count: number): Promise<void> => {
  await openSheet(officer, code, 'transfers-record-admission');
  await answerAdmission(officer);
  await officer.look('admission');
  await confirmSheet(officer, count, count);
};

/** Signs a payload with the key that this officer's browser keeps, as the page does it: the private half cannot be read. */
export const signOnDevice = async (
  officer: Officer,
  payload: string,
): Promise<{ keyId: string; signature: string }> => {
  const encoded = preAuthenticationEncoding(HANDOVER_PAYLOAD_TYPE, Buffer.from(payload, 'base64url'));
  const signed = await officer.page.evaluate(
    async (bytes) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('amana-keys');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const [key] = await new Promise<{ keyId: string; privateKey: CryptoKey }[]>((resolve, reject) => {
        const asking = database.transaction('device-keys').objectStore('device-keys').getAll();
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => reject(asking.error);
      });
      database.close();
      if (key === undefined) throw new Error('This browser keeps no key.');
      const signature = await crypto.subtle.sign('Ed25519', key.privateKey, new Uint8Array(bytes));
      return { keyId: key.keyId, signature: [...new Uint8Array(signature)] };
    },
    [...encoded],
  );
  return { keyId: signed.keyId, signature: Buffer.from(signed.signature).toString('base64url') };
};
