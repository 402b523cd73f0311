import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { enrolDeviceKey } from '../../src/core/access/commands/enrol-device-key.ts';
import { signPayload } from '../../src/core/ledger/dsse.ts';
import { anyCommand, type Command } from '../../src/core/register/command-definition.ts';
import type { Outcome } from '../../src/core/register/execute.ts';
import { readerOf } from '../../src/core/register/reader.ts';
import type { DocumentStore } from '../../src/platform/files/document-store.ts';
import type { Installation } from '../../src/server/installation.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../src/systems/safeguards/commands/record-interview.ts';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { approveOrder } from '../../src/systems/transfers/commands/approve-order.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { offerHandover } from '../../src/systems/transfers/commands/offer-handover.ts';
import { proposeOrder } from '../../src/systems/transfers/commands/propose-order.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { sealManifest } from '../../src/systems/transfers/commands/seal-manifest.ts';
import { handoverPayload } from '../../src/systems/transfers/handover-signing.ts';
import { asInstallation } from '../../tests/support/as-installation.ts';

const DAY = 86_400_000;
const SEATS = 15;

/** A second signature that only has to be sent. */
export type ReadyHandover = {
  readonly taker: string;
  readonly input: {
    readonly offerId: string;
    readonly payload: string;
    readonly keyId: string;
    readonly signature: string;
    readonly counted: number;
  };
};

/** Convoys of the scenario's officers, as far as the two second signatures; each through the same commands as in the server. */
export class BenchConvoys {
  readonly #installation: Installation;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #documents: DocumentStore;
  readonly #devices = new Map<string, { keyId: string; privateKey: CryptoKey }>();
  #lastBirth = Date.UTC(1960, 0, 1);
  #made = 0;
  constructor(installation: Installation, numbers: ReadonlyMap<string, number>, documents: DocumentStore) {
    this.#installation = installation;
    this.#numbers = numbers;
    this.#documents = documents;
  }

  /** Issues a command as an officer of the scenario. */
  issue<Input, State>(username: string, command: Command<Input, State>, input: NoInfer<Input>): Promise<Outcome> {
    return this.#installation.issueAs(this.#numbers.get(username) as number, anyCommand(command), input);
  }

  /** Registers synthetic men by a list; no two are born on one day, so that none waits as a possible double. */
  async receive(count: number): Promise<number[]> {
    const rows = Array.from({ length: count }, () => {
      // The first of January and of July stand for an unknown day, and would be like every other day of the year.
      do this.#lastBirth += DAY;
      while (new Date(this.#lastBirth).getUTCDate() === 1);
      return `Testman Example Person,male,${new Date(this.#lastBirth).toISOString().slice(0, 10)},IRQ`;
    });
    const { result } = await this.issue('origin.one', receiveList, {
      site: 'GHW',
      source: 'bench',
      fileName: 'bench.csv',
      file: Buffer.from(['Full name,Sex,Date of birth,Nationality', ...rows].join('\n')).toString('base64'),
    });
    const persons = (result as { rows: { personNo?: number }[] }).rows.flatMap(({ personNo }) => personNo ?? []);
    if (persons.length !== count) throw new Error(`only ${persons.length} of ${count} persons were accepted`);
    return persons;
  }

  /** A convoy whose persons have boarded. Notice was given more than 72 hours ago, so that no breach is due. */
  async board(count: number): Promise<number> {
    const persons = await this.receive(count);
    this.#made += 1;
    const code = `BENCH-${this.#made}`;
    const document = Buffer.from(code);
    const documentSha256 = await this.#documents.write(document);
    const stored = { sha256: documentSha256, bytes: document.length, mediaType: 'text/plain' } as const;
    await this.issue('origin.one', storeDocument, stored);
    const now = await this.#now();
    await this.issue('origin.one', recordOrder, {
      persons,
      ground: 'Suspected offence',
      article: 'Article 4',
      authority: 'SDF',
      documentSha256,
      issuedAt: now - DAY,
      expiresAt: now + 120 * DAY,
    });
    const made = await this.issue('cell.sdf', createManifest, {
      operationNo: await this.#look('SELECT no AS value FROM transfers.operation'),
      code,
      fromSite: 'GHW',
      toSite: 'KRK',
      via: ['RAB'],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: now + 4 * DAY,
      persons,
    });
    const manifestNo = made.events[0]?.streamNo as number;
    const sheet = { manifestNo, expectedCount: persons.length };
    const rows = <Row extends object>(row: Row) => persons.map((personNo) => ({ personNo, ...row }));
    const order = { ground: 'Transfer', article: 'Agreement 4', documentSha256, expiresAt: now + 120 * DAY };
    await this.issue('origin.one', proposeOrder, { manifestNo, ...order });
    await this.issue('origin.two', approveOrder, { manifestNo });
    await this.issue('interviewer.pap', giveNotice, {
      ...sheet,
      rows: rows({ language: 'ar', form: 'oral' as const }),
    });
    await this.issue('interviewer.pap', recordInterview, {
      ...sheet,
      rows: rows({ outcome: 'held' as const, language: 'ar', private: true as const }),
    });
    await this.issue('origin.one', advanceClock, { minutes: 73 * 60 });
    await this.issue('health.sdf', recordFitness, { ...sheet, rows: rows({ fit: true }) });
    await this.#installation.issue(anyCommand(addSection), {
      site: 'KRK',
      section: code,
      sex: 'male',
      ageGroup: 'adult',
      legalStatus: 'any',
      capacity: count,
      capacitySource: 'bench',
    });
    await this.issue('receiving.one', acceptLines, {
      ...sheet,
      decisions: rows({ decision: 'accepted' as const, site: 'KRK', section: code }),
    });
    await this.#place(manifestNo, persons);
    await this.issue('cell.sdf', proposeSeal, { manifestNo });
    const sealHash = await this.#look<string>(
      "SELECT encode(manifest_hash, 'hex') AS value FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL",
      [manifestNo],
    );
    await this.issue('cell.moj', sealManifest, { manifestNo, sealHash });
    await this.issue('escort.one', recordBoarding, { ...sheet, rows: rows({ outcome: 'boarded' as const }) });
    return manifestNo;
  }

  /** The first signature of a hand-over, and everything that the second one needs. */
  async offer(manifestNo: number, ordinal: 1 | 2, counted: number): Promise<ReadyHandover> {
    const [giver, taker] = ordinal === 1 ? ['origin.one', 'escort.one'] : ['escort.one', 'receiving.one'];
    const { client } = this.#installation;
    const { bytes } = await asInstallation(client, () => handoverPayload(readerOf(client), manifestNo));
    const offered = await this.issue(giver as string, offerHandover, {
      manifestNo,
      ordinal,
      ...(await this.#sign(giver as string, bytes)),
      counted,
    });
    const offerId = offered.events[0]?.id as string;
    return { taker: taker as string, input: { offerId, ...(await this.#sign(taker as string, bytes)), counted } };
  }

  async #place(manifestNo: number, persons: readonly number[]): Promise<void> {
    const vehicle = `BENCH-${this.#made}`;
    const compartments = Array.from({ length: Math.ceil(persons.length / SEATS) }, (_, i) => `C${i + 1}`);
    const { issue } = this.#installation;
    await issue(anyCommand(addVehicle), { code: vehicle, authority: 'CJTF', kind: 'bus' });
    for (const compartment of compartments)
      await issue(anyCommand(addCompartment), { vehicle, compartment, seats: SEATS, sex: 'male', ageGroup: 'adult' });
    await this.issue('cell.sdf', assignCompartments, {
      manifestNo,
      assignments: persons.map((personNo, i) => ({
        personNo,
        vehicle,
        compartment: compartments[Math.floor(i / SEATS)] as string,
      })),
    });
  }

  async #sign(username: string, payload: Uint8Array) {
    const { keyId, privateKey } = await this.#device(username);
    const signature = Buffer.from(await signPayload(privateKey, payload)).toString('base64url');
    return { payload: Buffer.from(payload).toString('base64url'), keyId, signature };
  }

  async #device(username: string): Promise<{ keyId: string; privateKey: CryptoKey }> {
    const known = this.#devices.get(username);
    if (known !== undefined) return known;
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
    const { result } = await this.issue(username, enrolDeviceKey, { publicKey, class: 'demonstration' });
    const device = { keyId: (result as { keyId: string }).keyId, privateKey: pair.privateKey };
    this.#devices.set(username, device);
    return device;
  }

  #now(): Promise<number> {
    return this.#look('SELECT register.ms(register.clock())::float8 AS value');
  }

  async #look<Value = number>(sql: string, values: readonly unknown[] = []): Promise<Value> {
    const { rows } = await this.#installation.client.query<{ value: Value }>(sql, [...values]);
    return rows[0]?.value as Value;
  }
}
