import { Buffer } from 'node:buffer';
import { signPayload } from '../../src/core/ledger/dsse.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../src/systems/safeguards/commands/record-interview.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { approveOrder } from '../../src/systems/transfers/commands/approve-order.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { offerHandover } from '../../src/systems/transfers/commands/offer-handover.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { proposeOrder } from '../../src/systems/transfers/commands/propose-order.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { sealManifest } from '../../src/systems/transfers/commands/seal-manifest.ts';
import { handoverPayload } from '../../src/systems/transfers/handover-signing.ts';
import { HOUR, START, type TestDevice, type TestOfficer, type TestRegister } from './register.ts';

const DAY = 24 * HOUR;
/** Answers of Mandela 7 (a) to (g), all recorded. */
export const answered = Object.fromEntries(
  ['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact'].map((question) => [
    question,
    { answer: 'recorded' as const },
  ]),
) as Parameters<typeof recordAdmission.decide>[1]['rows'][number]['answers'];

/** Steps of a convoy, in their order. */
export const steps = [
  'listed',
  'ordered',
  'fit',
  'told',
  'interviewed',
  'accepted',
  'placed',
  'seal-proposed',
  'sealed',
  'boarded',
  'handed-over-1',
  'handed-over-2',
  'admitted',
  'closed',
] as const;
/** How far a convoy is driven. */
export type Step = (typeof steps)[number];

/** A convoy in a test register: its manifest, its persons, and the devices of its officers. */
export class TestConvoy {
  readonly test: TestRegister;
  readonly manifestNo: number;
  readonly operationNo: number;
  readonly persons: readonly number[];
  #done = 0;
  constructor(test: TestRegister, operationNo: number, manifestNo: number, persons: readonly number[]) {
    this.test = test;
    this.operationNo = operationNo;
    this.manifestNo = manifestNo;
    this.persons = persons;
  }

  /** Goes on to a step; steps already done are not done again. */
  async until(step: Step): Promise<this> {
    const last = steps.indexOf(step);
    for (; this.#done < last; this.#done += 1) await this.step(steps[this.#done + 1] as Step);
    return this;
  }

  /** Does one step. */
  async step(step: Step): Promise<void> {
    const { test, manifestNo, persons } = this;
    const sheet = { manifestNo, expectedCount: persons.length };
    const rows = <Row extends object>(row: Row) => persons.map((personNo) => ({ personNo, ...row }));
    if (step === 'ordered') {
      const documentSha256 = await test.document('sdf-origin');
      await test.run('sdf-origin', proposeOrder, {
        manifestNo,
        ground: 'Transfer for prosecution',
        article: 'Agreement 4',
        documentSha256,
        expiresAt: START + 30 * DAY,
      });
      await test.run('sdf-origin-two', approveOrder, { manifestNo });
    } else if (step === 'fit') await test.run('sdf-health', recordFitness, { ...sheet, rows: rows({ fit: true }) });
    else if (step === 'told')
      await test.run('interviewer', giveNotice, { ...sheet, rows: rows({ language: 'ar', form: 'oral' as const }) });
    else if (step === 'interviewed')
      await test.run('interviewer', recordInterview, {
        ...sheet,
        rows: rows({ outcome: 'held' as const, language: 'ar', private: true as const }),
      });
    else if (step === 'accepted')
      await test.run('moj-receiver', acceptLines, {
        ...sheet,
        decisions: rows({ decision: 'accepted' as const, site: 'KRK', section: '1' }),
      });
    else if (step === 'placed')
      await test.run('sdf-cell', assignCompartments, {
        manifestNo,
        assignments: rows({ vehicle: 'BUS-1', compartment: '1' }),
      });
    else if (step === 'seal-proposed') await test.run('sdf-cell', proposeSeal, { manifestNo });
    else if (step === 'sealed')
      await test.run('moj-cell', sealManifest, { manifestNo, sealHash: await this.sealHash() });
    else if (step === 'boarded')
      await test.run('escort', recordBoarding, { ...sheet, rows: rows({ outcome: 'boarded' as const }) });
    else if (step === 'handed-over-1') await this.handOver(1, 'sdf-origin', 'escort');
    else if (step === 'handed-over-2') await this.handOver(2, 'escort', 'moj-receiver');
    else if (step === 'admitted')
      await test.run('moj-receiver', recordAdmission, {
        ...sheet,
        rows: rows({ site: 'KRK', section: '1', answers: answered }),
      });
    else if (step === 'closed') await test.run('moj-receiver', closeMovement, { manifestNo });
  }

  /** Hash of the standing seal. */
  async sealHash(): Promise<string> {
    const { rows } = await this.test.admin.query<{ hash: string }>(
      "SELECT encode(manifest_hash, 'hex') AS hash FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL",
      [this.manifestNo],
    );
    return rows[0]?.hash ?? '';
  }

  /** The officer's device, its key enrolled at first use. */
  device(officer: TestOfficer): Promise<TestDevice> {
    return this.test.device(officer);
  }

  /** Signs payload bytes on the officer's device. */
  async sign(
    officer: TestOfficer,
    payload: Uint8Array,
  ): Promise<{ payload: string; keyId: string; signature: string }> {
    const { keyId, privateKey } = await this.device(officer);
    return {
      payload: Buffer.from(payload).toString('base64url'),
      keyId,
      signature: Buffer.from(await signPayload(privateKey, payload)).toString('base64url'),
    };
  }

  /** The payload that the next hand-over would sign now. */
  async payload(officer: TestOfficer): Promise<Uint8Array> {
    const client = await this.test.register.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query("SELECT set_config('amana.token', $1, true)", [this.test.token(officer)]);
      const read = {
        rows: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, [...values])).rows as Row[],
        row: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, [...values])).rows[0] as Row | undefined,
      };
      return (await handoverPayload(read, this.manifestNo)).bytes;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  /** The first signature. Returns the offer's id. */
  async offer(
    ordinal: number,
    giver: TestOfficer,
    counted?: number,
  ): Promise<{ offerId: string; payload: Uint8Array; counted: number }> {
    const payload = await this.payload(giver);
    const count = counted ?? (await this.expected());
    const outcome = await this.test.run(giver, offerHandover, {
      manifestNo: this.manifestNo,
      ordinal,
      ...(await this.sign(giver, payload)),
      counted: count,
    });
    return { offerId: outcome.events[0]?.id as string, payload, counted: count };
  }

  /** Both signatures. */
  async handOver(ordinal: number, giver: TestOfficer, taker: TestOfficer): Promise<void> {
    const { offerId, payload, counted } = await this.offer(ordinal, giver);
    await this.test.run(taker, completeHandover, { offerId, ...(await this.sign(taker, payload)), counted });
  }

  private async expected(): Promise<number> {
    const { rows } = await this.test.admin.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM transfers.expected_persons($1)',
      [this.manifestNo],
    );
    return rows[0]?.n ?? 0;
  }
}

/** Orders that detain these persons of SDF, from the day before the start for sixty days. @returns the document that they rest on */
export const orderAll = async (test: TestRegister, persons: number[]): Promise<string> => {
  const documentSha256 = await test.document('sdf-origin');
  await test.run('sdf-origin', recordOrder, {
    persons,
    ground: 'Suspected offence',
    article: 'Article 4',
    authority: 'SDF',
    documentSha256,
    issuedAt: START - DAY,
    expiresAt: START + 60 * DAY,
  });
  return documentSha256;
};

/** Registers men at GHW with live orders and puts them on a new manifest to KRK. */
export const createTestConvoy = async (test: TestRegister, count = 3): Promise<TestConvoy> => {
  const persons: number[] = [];
  for (let i = 0; i < count; i += 1)
    persons.push(
      await test.person({
        name: `Testman ${String.fromCharCode(65 + (i % 26)).repeat(1 + Math.floor(i / 26))} Example`,
        section: 'A',
      }),
    );
  await orderAll(test, persons);
  const operationNo = await openTestOperation(test);
  const outcome = await test.run('sdf-cell', createManifest, {
    operationNo,
    code: `TEST-${persons[0]}`,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 3 * DAY,
    persons,
  });
  return new TestConvoy(test, operationNo, outcome.events[0]?.streamNo as number, persons);
};

/** The operation of a test register, opened at the first asking. */
export const openTestOperation = async (test: TestRegister): Promise<number> => {
  const { rows } = await test.admin.query<{ no: string }>('SELECT no FROM transfers.operation LIMIT 1');
  if (rows[0] !== undefined) return Number(rows[0].no);
  const outcome = await test.run('installation', openOperation, {
    code: 'TEST-OPERATION',
    titleEn: 'Test',
    titleAr: 'Test',
    jointSupervision: [],
  });
  return outcome.events[0]?.streamNo as number;
};
