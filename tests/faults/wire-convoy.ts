import type pg from 'pg';
import type { CommandAnswer } from '../../src/core/access/views.ts';
import { signPayload } from '../../src/core/ledger/dsse.ts';
import { readerOf } from '../../src/core/register/reader.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { handoverPayload } from '../../src/systems/transfers/handover-signing.ts';
import { asInstallation } from '../support/as-installation.ts';
import type { WireClient, WireIntent } from './wire-client.ts';

const DAY = 86_400_000;
/** Persons of one sheet: small, so that a convoy has many commands. */
const SHEET = 3;
const answers = Object.fromEntries(
  ['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact'].map((question) => [
    question,
    { answer: 'recorded' },
  ]),
);

type ListAnswer = { listNo: number; accepted: number; rows: { personNo?: number }[] };

/** A synthetic list of men, in the form of a CSV file. Their names are letters of a spelling alphabet and the code of the list: no two may be one person. */
const listOf = (count: number, code: string): string => {
  const letters = code.replaceAll(/\d/g, (digit) => 'zqxkjvwpfb'[Number(digit)]?.repeat(3) ?? '').replaceAll('-', '');
  const words = ['Alfa', 'Bravo', 'Delta', 'Golf', 'Hotel', 'Kilo', 'Lima', 'Oscar', 'Tango', 'Victor'];
  const rows = Array.from({ length: count }, (_, i) => {
    const name = `${words[i % 10]} ${words[Math.floor(i / 10) % 10]} ${letters}`;
    return `${name},${words[(i + 3) % 10]},male,19${60 + ((i + code.length + Number(code.at(-1))) % 38)}-0${1 + (i % 9)}-1${i % 9},IRQ`;
  });
  return ['Full name,Father,Sex,Date of birth,Nationality', ...rows].join('\n');
};

/** A convoy from list to closed movement over HTTP. Every answer that arrived is kept with its intent. */
export class WireConvoy {
  readonly client: WireClient;
  readonly #look: <Result>(work: (client: pg.Client) => Promise<Result>) => Promise<Result>;
  readonly #devices = new Map<string, { keyId: string; privateKey: CryptoKey }>();
  /** Every acknowledged command. */
  readonly acknowledged: { readonly intent: WireIntent; readonly answer: CommandAnswer<unknown> }[] = [];
  persons: readonly number[] = [];
  manifestNo = 0;

  /** @param look runs a reading at the database, again where that was killed meanwhile */
  constructor(client: WireClient, look: <Result>(work: (client: pg.Client) => Promise<Result>) => Promise<Result>) {
    this.client = client;
    this.#look = look;
  }

  async command(username: string, command: string, input: unknown): Promise<CommandAnswer<unknown>> {
    const intent = { commandId: uuidv7(), username, command, input };
    const answer = await this.client.persist(intent);
    this.acknowledged.push({ intent, answer });
    return answer;
  }

  /** The list is received and its persons get an order; a manifest names them. */
  async list(count: number, code: string): Promise<void> {
    const received = await this.command('origin.one', 'register/receive-list', {
      site: 'GHW',
      source: 'List of a test',
      fileName: 'test.csv',
      file: Buffer.from(listOf(count, code)).toString('base64'),
    });
    const { rows } = received.result as ListAnswer;
    this.persons = rows.flatMap(({ personNo }) => personNo ?? []);
    if (this.persons.length !== count) throw new Error(`the list was not accepted whole: ${JSON.stringify(rows)}`);
    const now = await this.#now();
    const documentSha256 = await this.client.upload('origin.one', `SYNTHETIC DOCUMENT ${code}`);
    await this.command('origin.one', 'register/record-order', {
      persons: this.persons,
      ground: 'Suspected offence',
      article: 'Article 4',
      authority: 'SDF',
      documentSha256,
      issuedAt: now - DAY,
      expiresAt: now + 60 * DAY,
    });
    const made = await this.command('cell.sdf', 'transfers/create-manifest', {
      operationNo: await this.#look(
        async (client) => (await client.query<{ no: number }>('SELECT no FROM transfers.operation')).rows[0]?.no,
      ),
      code,
      fromSite: 'GHW',
      toSite: 'KRK',
      via: ['RAB'],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: now + 3 * DAY,
      persons: this.persons,
    });
    this.manifestNo = made.events[0]?.streamNo ?? 0;
    const { manifestNo } = this;
    await this.command('origin.one', 'transfers/propose-order', {
      manifestNo,
      ground: 'Transfer for prosecution',
      article: 'Agreement 4',
      documentSha256,
      expiresAt: now + 30 * DAY,
    });
    await this.command('origin.two', 'transfers/approve-order', { manifestNo });
  }

  /** All gates of all persons, on small sheets, several officers at once. */
  async openGates(): Promise<void> {
    await Promise.all([
      this.#sheets('health.sdf', 'care/record-fitness', { fit: true }),
      this.#sheets('interviewer.pap', 'safeguards/give-notice', { language: 'ar', form: 'oral' }),
    ]);
    await this.#sheets('interviewer.pap', 'safeguards/record-interview', {
      outcome: 'held',
      language: 'ar',
      private: true,
    });
    await this.#sheets(
      'receiving.one',
      'transfers/accept-lines',
      { decision: 'accepted', site: 'KRK', section: 'B' },
      'decisions',
    );
    for (const [i, persons] of this.#groups().entries())
      await this.command('cell.sdf', 'transfers/assign-compartments', {
        manifestNo: this.manifestNo,
        assignments: persons.map((personNo) => ({
          personNo,
          vehicle: `BUS-${1 + (Math.floor(i / 5) % 5)}`,
          compartment: `${1 + (Math.floor(i / 5) % 5)}A`,
        })),
      });
  }

  /** Both transfer cells seal. */
  async seal(): Promise<void> {
    const { manifestNo } = this;
    await this.command('cell.sdf', 'transfers/propose-seal', { manifestNo });
    await this.command('cell.moj', 'transfers/seal-manifest', { manifestNo, sealHash: await this.sealHash() });
  }

  /** The hash of the seal that stands or is proposed. */
  sealHash(): Promise<string> {
    return this.#look(async (client) => {
      const { rows } = await client.query<{ hash: string }>(
        "SELECT encode(manifest_hash, 'hex') AS hash FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL",
        [this.manifestNo],
      );
      return rows[0]?.hash ?? '';
    });
  }

  /** All board. */
  board(): Promise<void> {
    return this.#sheets('escort.one', 'transfers/record-boarding', { outcome: 'boarded' });
  }

  /** Boarding, both hand-overs, the journey, admission and the end of the movement. */
  async travel(): Promise<void> {
    const { manifestNo } = this;
    await this.board();
    const count = { manifestNo, counted: this.persons.length };
    await this.command('escort.one', 'transfers/record-count', { ...count, ordinal: 'loading', place: 'GHW' });
    await this.handOver(1, 'origin.one', 'escort.one');
    const report = { manifestNo, note: 'on time' };
    await this.command('escort.one', 'transfers/record-movement', { ...report, kind: 'departed', place: 'GHW' });
    await this.command('escort.two', 'transfers/record-movement', { ...report, kind: 'border-crossed', place: 'RAB' });
    await this.command('escort.one', 'transfers/record-movement', { ...report, kind: 'arrived', place: 'KRK' });
    await this.command('escort.one', 'transfers/record-count', { ...count, ordinal: 'unloading', place: 'KRK' });
    await this.handOver(2, 'escort.one', 'receiving.one');
    await this.#sheets('receiving.two', 'transfers/record-admission', { site: 'KRK', section: 'B', answers });
    await this.command('receiving.two', 'transfers/close-movement', { manifestNo });
  }

  /** The input of the first signature, made once, so that the same bytes can be sent again. */
  async offerInput(
    ordinal: number,
    giver: string,
  ): Promise<{ readonly payload: string; readonly [field: string]: unknown }> {
    const payload = await this.#look((client) =>
      asInstallation(client, async () => (await handoverPayload(readerOf(client), this.manifestNo)).bytes),
    );
    return {
      manifestNo: this.manifestNo,
      ordinal,
      counted: this.persons.length,
      ...(await this.#sign(giver, payload)),
    };
  }

  /** The input of the second signature for an offer. */
  async completionInput(taker: string, offerId: string, payload: string): Promise<object> {
    const signed = await this.#sign(taker, Buffer.from(payload, 'base64url'));
    return { offerId, counted: this.persons.length, ...signed };
  }

  /** Both signatures of a hand-over. */
  async handOver(ordinal: number, giver: string, taker: string): Promise<void> {
    const offer = await this.offerInput(ordinal, giver);
    const { events } = await this.command(giver, 'transfers/offer-handover', offer);
    const completion = await this.completionInput(taker, events[0]?.id ?? '', offer.payload);
    await this.command(taker, 'transfers/complete-handover', completion);
  }

  #groups(): number[][] {
    const count = Math.ceil(this.persons.length / SHEET);
    return Array.from({ length: count }, (_, i) => this.persons.slice(i * SHEET, (i + 1) * SHEET));
  }

  async #sheets(username: string, command: string, row: object, rows = 'rows'): Promise<void> {
    for (const persons of this.#groups())
      await this.command(username, command, {
        manifestNo: this.manifestNo,
        expectedCount: persons.length,
        [rows]: persons.map((personNo) => ({ personNo, ...row })),
      });
  }

  async #sign(username: string, payload: Uint8Array): Promise<{ payload: string; keyId: string; signature: string }> {
    const { keyId, privateKey } = await this.#device(username);
    const signature = Buffer.from(await signPayload(privateKey, payload)).toString('base64url');
    return { payload: Buffer.from(payload).toString('base64url'), keyId, signature };
  }

  async #device(username: string): Promise<{ keyId: string; privateKey: CryptoKey }> {
    const known = this.#devices.get(username);
    if (known !== undefined) return known;
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
    const answer = await this.command(username, 'access/enrol-device-key', { publicKey, class: 'demonstration' });
    const device = { keyId: (answer.result as { keyId: string }).keyId, privateKey: pair.privateKey };
    this.#devices.set(username, device);
    return device;
  }

  #now(): Promise<number> {
    return this.#look(
      async (client) =>
        (await client.query<{ now: number }>('SELECT register.ms(register.clock()) AS now')).rows[0]?.now as number,
    );
  }
}
