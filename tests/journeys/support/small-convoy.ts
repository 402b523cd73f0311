import type { MeAnswer } from '../../../src/core/access/views.ts';
import type { ReceiveListResult } from '../../../src/systems/register/command-views.ts';
import type { LineView } from '../../../src/systems/transfers/line-views.ts';
import type { OperationAnswer } from '../../../src/systems/transfers/operation-views.ts';
import type { ManifestAnswer } from '../../../src/systems/transfers/views.ts';
import type { ConvoyCrew } from './convoy-crew.ts';
import { orderDocument } from './gestures.ts';

const DAY = 86_400_000;
const words = ['Alfa', 'Bravo', 'Delta', 'Golf', 'Hotel', 'Kilo', 'Lima', 'Oscar', 'Tango', 'Victor'];

/** Steps in front of a journey's own subject, in their order. */
export const smallSteps = [
  'listed',
  'ordered',
  'placed',
  'told',
  'interviewed',
  'examined',
  'accepted',
  'sealed',
  'boarded',
] as const;
/** How far a small convoy is brought before the journey begins. */
export type SmallStep = (typeof smallSteps)[number];

/** Of which sex they are, and the rooms that are for them: a seat of the bus, and a section at the destination. */
interface Rooms {
  readonly sex: 'male' | 'female';
  readonly seat: { readonly vehicle: string; readonly compartment: string };
  readonly section: string;
}
const FOR_MEN: Rooms = { sex: 'male', seat: { vehicle: 'BUS-1', compartment: '1A' }, section: 'B' };

/** A list of grown men, or women, whose names are letters of a spelling alphabet and the convoy's own word: no two may be one person. */
const listOf = (count: number, word: string, sex: Rooms['sex']): string =>
  [
    'Full name,Father,Sex,Date of birth,Nationality',
    ...Array.from(
      { length: count },
      (_, index) =>
        `${words[index % 10]} ${words[(index + word.length) % 10]} ${word},${words[(index + 3) % 10]},${sex},19${60 + ((index * 7 + word.length * 3) % 38)}-0${1 + (index % 9)}-1${index % 9},IRQ`,
    ),
  ].join('\n');

/** A convoy of a few persons, brought as far as a journey needs it by the commands that the screens would send. */
export class SmallConvoy {
  readonly crew: ConvoyCrew;
  readonly code: string;
  manifestNo = 0;
  persons: readonly number[] = [];
  readonly #rooms: Rooms;
  #done = -1;

  constructor(crew: ConvoyCrew, code: string, rooms: Rooms = FOR_MEN) {
    this.crew = crew;
    this.code = code;
    this.#rooms = rooms;
  }

  /** Receives the list of persons, whose names end with the given word. */
  async receive(count: number, word: string): Promise<this> {
    const { crew } = this;
    const { result } = await crew.command<ReceiveListResult>('origin.one', 'register/receive-list', {
      site: 'GHW',
      source: 'journey',
      fileName: 'journey.csv',
      file: Buffer.from(listOf(count, word, this.#rooms.sex)).toString('base64'),
    });
    this.persons = (result?.rows ?? []).flatMap(({ personNo, outcome }) =>
      outcome === 'accepted' && personNo !== undefined ? [personNo] : [],
    );
    if (this.persons.length !== count) throw new Error(`The list was not accepted whole: ${JSON.stringify(result)}`);
    await crew.command('origin.one', 'register/record-order', {
      ...(await this.order()),
      persons: this.persons,
      authority: 'SDF',
      issuedAt: (await this.now()) - DAY,
    });
    return this;
  }

  /** Goes on to a step; what is done is not done again. */
  async until(step: SmallStep): Promise<this> {
    for (const last = smallSteps.indexOf(step); this.#done < last; ) {
      this.#done += 1;
      await this.#step(smallSteps[this.#done] as SmallStep);
    }
    return this;
  }

  /** The manifest as an officer sees it now. */
  manifest(username = 'cell.sdf'): Promise<ManifestAnswer> {
    return this.crew.query(username, 'transfers/manifest', { manifestNo: this.manifestNo });
  }

  /** The line of a person by place on the list. */
  async line(index: number): Promise<LineView> {
    const line = (await this.manifest()).lines.find(({ personNo }) => personNo === this.persons[index]);
    if (line === undefined) throw new Error(`Person ${index} is not on the manifest.`);
    return line;
  }

  /** Both transfer cells seal what stands now. */
  async seal(): Promise<void> {
    const { crew, manifestNo } = this;
    await crew.command('cell.sdf', 'transfers/propose-seal', { manifestNo });
    const { manifest } = await this.manifest();
    await crew.command('cell.moj', 'transfers/seal-manifest', { manifestNo, sealHash: manifest.seal?.hash });
  }

  /** The register clock. */
  async now(): Promise<number> {
    return (await this.crew.query<MeAnswer>('origin.one', 'access/me')).register.nowAt;
  }

  /** Sends one sheet for everybody on the list. */
  async sheet(username: string, command: string, row: object, rows = 'rows', persons = this.persons): Promise<void> {
    await this.crew.command(username, command, {
      manifestNo: this.manifestNo,
      expectedCount: persons.length,
      [rows]: persons.map((personNo) => ({ personNo, ...row })),
    });
  }

  /** What an order of a convoy says, with a document that was stored for it. */
  async order(): Promise<{ ground: string; article: string; documentSha256: string; expiresAt: number }> {
    const { page } = await this.crew.officer('origin.one');
    const answer = await page.request.post('/api/documents', {
      data: orderDocument.buffer,
      headers: { 'X-Amana-Request': '1', 'Content-Type': orderDocument.mimeType },
    });
    const { sha256 } = (await answer.json()) as { sha256: string };
    return {
      ground: 'Transfer for prosecution',
      article: 'Article 4',
      documentSha256: sha256,
      expiresAt: (await this.now()) + 60 * DAY,
    };
  }

  async #step(step: SmallStep): Promise<void> {
    const { crew, manifestNo } = this;
    if (step === 'listed') {
      const { operation } = await crew.query<OperationAnswer>('cell.sdf', 'transfers/operation');
      const made = await crew.command('cell.sdf', 'transfers/create-manifest', {
        operationNo: operation.operationNo,
        code: this.code,
        fromSite: 'GHW',
        toSite: 'KRK',
        via: ['RAB'],
        escortAuthority: 'CJTF',
        toAuthority: 'MOJ',
        plannedAt: (await this.now()) + 3 * DAY,
        persons: this.persons,
      });
      this.manifestNo = made.events[0]?.streamNo ?? 0;
    } else if (step === 'ordered') {
      await crew.command('origin.one', 'transfers/propose-order', { manifestNo, ...(await this.order()) });
      await crew.command('origin.two', 'transfers/approve-order', { manifestNo });
    } else if (step === 'placed')
      await crew.command('cell.sdf', 'transfers/assign-compartments', {
        manifestNo,
        assignments: this.persons.map((personNo) => ({ personNo, ...this.#rooms.seat })),
      });
    else if (step === 'told')
      await this.sheet('interviewer.pap', 'safeguards/give-notice', { language: 'ar', form: 'oral' });
    else if (step === 'interviewed')
      await this.sheet('interviewer.pap', 'safeguards/record-interview', {
        outcome: 'held',
        language: 'ar',
        private: true,
      });
    else if (step === 'examined') await this.sheet('health.sdf', 'care/record-fitness', { fit: true });
    else if (step === 'accepted')
      await this.sheet(
        'receiving.one',
        'transfers/accept-lines',
        { decision: 'accepted', site: 'KRK', section: this.#rooms.section },
        'decisions',
      );
    else if (step === 'sealed') await this.seal();
    else await this.sheet('escort.one', 'transfers/record-boarding', { outcome: 'boarded' });
  }
}
