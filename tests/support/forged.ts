import { randomBytes } from 'node:crypto';
import type { JsonValue } from '../../src/core/register/event-definition.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import type { ForgedEvent } from './attacker.ts';

/** A breach that pays for a fact: same command, same person. */
export const breachOf = (fact: ForgedEvent & { id: string }, rule: string, authority = 'SDF'): ForgedEvent => ({
  type: 'BreachOpened',
  stream: fact.stream,
  data: { rule, source: 'test', authority, factEvent: fact.id },
});

/** A fact with an id that its breach can name. */
export const withId = (event: ForgedEvent): ForgedEvent & { id: string } => ({ ...event, id: uuidv7() });

/** A person found held. */
export const custodyFound = (
  personNo: number,
  custodian = 'SDF',
  site = 'GHW',
  section?: string,
): ForgedEvent & { id: string } =>
  withId({
    type: 'CustodyFound',
    stream: personNo,
    data: { custodian, site, basis: 'existing-custody', ...(section === undefined ? {} : { section }) },
  });

/** A person admitted into custody: an act. */
export const custodyAdmitted = (personNo: number, custodian = 'SDF', site = 'GHW'): ForgedEvent => ({
  type: 'CustodyAdmitted',
  stream: personNo,
  data: { custodian, site },
});

/** A person moved to a section: an act. */
export const sectionMoved = (personNo: number, section: string, bestInterest?: true, site = 'GHW'): ForgedEvent => ({
  type: 'SectionMoved',
  stream: personNo,
  data: { site, section, ...(bestInterest === undefined ? {} : { bestInterest }) },
  personal: { reason: 'forged' },
});

/** A person found in a section: a fact. */
export const foundInSection = (personNo: number, section: string, site = 'GHW'): ForgedEvent & { id: string } =>
  withId({ type: 'FoundInSection', stream: personNo, data: { site, section } });

/** Evidence of a birth. */
export const ageEvidence = (
  personNo: number,
  from: string,
  to: string,
  kind = 'registry',
): ForgedEvent & { id: string } =>
  withId({
    type: 'AgeEvidenceRecorded',
    stream: personNo,
    data: { kind },
    personal: { source: 'forged', birth: { text: from, from, to } },
  });

/** A fear of transfer to a state. */
export const fearRecorded = (personNo: number, country: string): ForgedEvent & { id: string } =>
  withId({
    type: 'FearRecorded',
    stream: personNo,
    personal: { country, account: 'forged' },
  });

/** A decision on a fear. */
export const fearDecided = (
  personNo: number,
  fearId: string,
  finalFromAt: number,
  reasons = 'reasons that are long enough to be read',
): ForgedEvent => ({
  type: 'FearDecided',
  stream: personNo,
  data: { fearId, danger: false, finalFromAt },
  personal: { reasons },
});

/** The person's appeal against a decision that found no danger. */
export const fearAppealed = (personNo: number, fearId: string): ForgedEvent => ({
  type: 'FearAppealed',
  stream: personNo,
  data: { fearId },
  personal: { grounds: 'forged' },
});

/** A decision on an appeal. */
export const fearAppealDecided = (personNo: number, fearId: string, danger = false): ForgedEvent => ({
  type: 'FearAppealDecided',
  stream: personNo,
  data: { fearId, danger },
  personal: { reasons: 'reasons that are long enough to be read' },
});

/** The person's waiver of the appeal. */
export const fearAppealWaived = (personNo: number, fearId: string): ForgedEvent => ({
  type: 'FearAppealWaived',
  stream: personNo,
  data: { fearId, language: 'ar' },
  personal: { statement: 'forged' },
});

/** A death; every field can be left empty. */
export const deathRecorded = (personNo: number, fields: Record<string, string> = {}): ForgedEvent & { id: string } =>
  withId({
    type: 'DeathRecorded',
    stream: personNo,
    personal: {
      cause: 'pending',
      circumstances: 'found in the morning',
      remains: 'at the hospital',
      referral: 'prosecutor',
      place: 'GHW',
      ...fields,
    },
  });

/** A person put on a manifest. */
export const lineListed = (personNo: number, manifestNo: number): ForgedEvent => ({
  type: 'LineListed',
  stream: personNo,
  data: { manifestNo },
});

/** A person struck off. */
export const lineStruckOff = (personNo: number, manifestNo: number): ForgedEvent => ({
  type: 'LineStruckOff',
  stream: personNo,
  data: { manifestNo },
  personal: { reason: 'other', note: 'forged' },
});

/** A compartment given to a person. */
export const compartmentAssigned = (personNo: number, manifestNo: number, compartment: string): ForgedEvent => ({
  type: 'CompartmentAssigned',
  stream: personNo,
  data: { manifestNo, vehicle: 'BUS-1', compartment },
});

/** The decision of the receiving authority on one person. */
export const lineDecided = (personNo: number, manifestNo: number, section = '1', site = 'KRK'): ForgedEvent => ({
  type: 'LineDecided',
  stream: personNo,
  v: 2,
  data: { manifestNo, decision: 'accepted', site, section },
  personal: { note: '' },
});

/** Somebody whom the receiving authority does not accept. */
export const lineRefused = (
  personNo: number,
  manifestNo: number,
  personal: Readonly<Record<string, string>>,
  { v = 2, site = 'KRK' } = {},
): ForgedEvent => ({
  type: 'LineDecided',
  stream: personNo,
  v,
  data: { manifestNo, decision: 'refused', site },
  personal,
});

/** A seal proposed over any hash. */
export const sealProposed = (
  manifestNo: number,
  sealNo = 1,
  manifestHash = randomBytes(32).toString('hex'),
): ForgedEvent => ({
  type: 'SealProposed',
  stream: manifestNo,
  data: { sealNo, manifestHash, lineCount: 1 },
  personal: { secret: randomBytes(32).toString('hex') },
});

/** The second half of a seal. */
export const manifestSealed = (manifestNo: number, sealNo: number, manifestHash: string): ForgedEvent => ({
  type: 'ManifestSealed',
  stream: manifestNo,
  data: { sealNo, manifestHash },
});

/** A person who boarded. */
export const personBoarded = (personNo: number, manifestNo: number, compartment = '1'): ForgedEvent & { id: string } =>
  withId({ type: 'PersonBoarded', stream: personNo, data: { manifestNo, vehicle: 'BUS-1', compartment } });

/** An offer of a hand-over, with bytes that nobody signed. */
export const handoverOffered = (
  manifestNo: number,
  offer: { ordinal: number; keyId: string; counted: number; manifestHash: string; instantAt: number },
): ForgedEvent & { id: string } =>
  withId({
    type: 'HandoverOffered',
    stream: manifestNo,
    data: { payload: '00', signature: '00'.repeat(64), ...offer },
  });

/** The second signature of a hand-over, with bytes that nobody signed. */
export const handedOver = (
  manifestNo: number,
  offerId: string,
  keyId: string,
  counted: number,
  manifestHash: string,
): ForgedEvent & { id: string } =>
  withId({
    type: 'HandedOver',
    stream: manifestNo,
    data: { offerId, keyId, signature: '00'.repeat(64), counted, manifestHash },
  });

/** A person who passes in a hand-over. */
export const personHandedOver = (
  personNo: number,
  handoverId: string,
  manifestNo: number,
  ordinal: number,
  manifestHash: string,
): ForgedEvent & { id: string } =>
  withId({ type: 'PersonHandedOver', stream: personNo, data: { handoverId, manifestNo, ordinal, manifestHash } });

/** A person admitted at the destination, with Mandela 7 (a) to (g) answered. */
export const personAdmitted = (personNo: number, manifestNo: number, section = '1', site = 'KRK'): ForgedEvent => ({
  type: 'PersonAdmitted',
  stream: personNo,
  data: { manifestNo, site, section },
  personal: {
    answers: Object.fromEntries(
      ['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact'].map((question) => [
        question,
        { answer: 'recorded' },
      ]),
    ),
  },
});

/** The movement closed. */
export const movementClosed = (manifestNo: number): ForgedEvent => ({ type: 'MovementClosed', stream: manifestNo });

/** A security level recorded; the event's id is the record's. */
export const levelRecorded = (personNo: number, level: string, expiresAt: number): ForgedEvent & { id: string } =>
  withId({
    type: 'SecurityLevelRecorded',
    stream: personNo,
    data: { level, expiresAt },
    personal: { reasons: 'reasons that are long enough to be read' },
  });

/** A recorded security level approved. */
export const levelApproved = (personNo: number, recordId: string): ForgedEvent => ({
  type: 'SecurityLevelApproved',
  stream: personNo,
  data: { recordId },
});

/** A security level appealed. */
export const levelAppealed = (personNo: number, recordId: string): ForgedEvent => ({
  type: 'SecurityLevelAppealed',
  stream: personNo,
  data: { recordId },
  personal: { grounds: 'the account is of another man' },
});

/** An appeal answered: the level stays. */
export const levelKept = (personNo: number, recordId: string): ForgedEvent => ({
  type: 'SecurityLevelKept',
  stream: personNo,
  data: { recordId },
  personal: { reasons: 'reasons that are long enough to be read' },
});

/** A security level withdrawn. */
export const levelWithdrawn = (personNo: number, recordId: string): ForgedEvent => ({
  type: 'SecurityLevelWithdrawn',
  stream: personNo,
  data: { recordId },
  personal: { reasons: 'reasons that are long enough to be read' },
});

/** What is left of a block of register numbers voided, from a serial on. */
export const numbersVoided = (siteStream: number, first: number, from: number, prefix = 'GHW'): ForgedEvent => ({
  type: 'NumbersVoided',
  stream: siteStream,
  data: { prefix, first, from, reason: 'block withdrawn' },
});

/** A correction of what an event said of a person's custody. */
export const correctionOf = (
  person: number,
  corrects: string,
  data: Record<string, JsonValue>,
): ForgedEvent & { id: string } =>
  withId({ type: 'CustodyCorrected', stream: person, data: { corrects, ...data }, personal: { reason: 'forged' } });
