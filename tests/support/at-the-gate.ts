import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { recordCount } from '../../src/systems/transfers/commands/record-count.ts';
import { nextActionOf } from '../../src/systems/transfers/progress.ts';
import { getManifestFacts } from '../../src/systems/transfers/queries/manifest-facts.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Attackers, type ForgedEvent } from './attacker.ts';
import { answered } from './convoy.ts';
import { createTestRegister, START, type TestOfficer, type TestRegister } from './register.ts';

/** That a person of a convoy is not let in, as somebody with SQL forges it. */
export const turnedAway = (personNo: number, manifestNo: number, site = 'KRK'): ForgedEvent => ({
  type: 'PersonEntryRefused',
  stream: personNo,
  data: { manifestNo, site, reason: 'identity-doubtful' },
  personal: { note: '' },
});
/** The order to bring a convoy, or the rest of it, back. */
export const orderedBack = (manifestNo: number): ForgedEvent => ({
  type: 'ReturnOrdered',
  v: 2,
  stream: manifestNo,
  data: { reason: 'entry-refused', restAtHand: true },
  personal: { note: '' },
});
/** That a gate relented of one person. */
export const letIn = (personNo: number, manifestNo: number, site = 'KRK'): ForgedEvent => ({
  type: 'PersonEntryGranted',
  stream: personNo,
  data: { manifestNo, site },
  personal: { note: '' },
});
/** That a person who had been left behind was brought to a site after the others. */
export const broughtLater = (personNo: number, manifestNo: number, site = 'KRK'): ForgedEvent => ({
  type: 'PersonBroughtLater',
  stream: personNo,
  data: { manifestNo, site },
  personal: { note: '' },
});
/** That a gate relented of the whole convoy. */
export const convoyLetIn = (manifestNo: number, site = 'KRK'): ForgedEvent => ({
  type: 'EntryGranted',
  stream: manifestNo,
  data: { site },
  personal: { note: '' },
});

/** What tests ask and do about persons at the gate of a site. */
export class Gate {
  readonly #test: TestRegister;
  constructor(test: TestRegister) {
    this.#test = test;
  }

  /** The stage of a manifest. */
  async stageOf(manifestNo: number): Promise<string | undefined> {
    const { rows } = await this.#test.admin.query<{ stage: string }>('SELECT transfers.manifest_stage($1) AS stage', [
      manifestNo,
    ]);
    return rows[0]?.stage;
  }

  /** Who holds a person now, and where: "CJTF BUS-1". */
  async placeOf(personNo: number): Promise<string | undefined> {
    const { rows } = await this.#test.admin.query<{ place: string }>(
      "SELECT concat_ws(' ', custodian, site, vehicle) AS place FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [personNo],
    );
    return rows[0]?.place;
  }

  /** Admits one person with the seven answers. */
  async admit(
    officer: TestOfficer,
    manifestNo: number,
    personNo: number,
    site: string,
    section: string,
  ): Promise<void> {
    await this.#test.run(officer, recordAdmission, {
      manifestNo,
      expectedCount: 1,
      rows: [{ personNo, site, section, answers: answered }],
    });
  }

  /** The one next action as an officer is told it: the command and whose it is. */
  async nextOf(officer: TestOfficer, manifestNo: number): Promise<string> {
    const client = await this.#test.register.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query("SELECT set_config('amana.token', $1, true)", [this.#test.token(officer)]);
      const read = {
        rows: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, [...values])).rows as Row[],
        row: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, [...values])).rows[0] as Row | undefined,
      };
      const next = nextActionOf((await getManifestFacts(read, manifestNo, START)).progress);
      return `${next?.command} ${next?.authority}`;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  /** Counts heads at the gate; answers how many the register put beside it. */
  async expectedBy(officer: TestOfficer, manifestNo: number, ordinal: 'loading' | 'unloading' | 'stop') {
    await this.#test.run(officer, recordCount, { manifestNo, ordinal, place: 'KRK', counted: 1 });
    const { rows } = await this.#test.admin.query<{ expected: number }>(
      'SELECT expected FROM transfers.head_count WHERE manifest_no = $1 ORDER BY event_pos DESC LIMIT 1',
      [manifestNo],
    );
    return rows[0]?.expected;
  }

  /** Every row that breaks a rule of the systems, as `verify` asks. */
  async violated(): Promise<string[]> {
    const found: string[] = [];
    for (const { rule, sql } of (await loadSystemChecks()).invariants)
      for (const row of (await this.#test.admin.query(sql)).rows) found.push(`${rule} ${JSON.stringify(row)}`);
    return found;
  }
}

/** A register with its attackers and a gate, in which the officer of the site of origin receives who is brought back. */
export type OpenGate = {
  readonly test: TestRegister;
  readonly attackers: Attackers;
  readonly gate: Gate;
  readonly close: () => Promise<void>;
};

/** Makes such a register. */
export const openGate = async (): Promise<OpenGate> => {
  const test = await createTestRegister();
  const attackers = await Attackers.open(test);
  await test.admin.query(
    "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'receiving_officer', 1)",
    [test.officerNo('sdf-origin')],
  );
  const close = async () => {
    await attackers.close();
    await test.close();
  };
  return { test, attackers, gate: new Gate(test), close };
};
