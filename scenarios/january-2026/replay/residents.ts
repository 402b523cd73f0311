import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { carryOutErasure } from '../../../src/systems/register/commands/carry-out-erasure.ts';
import { claimNationality } from '../../../src/systems/register/commands/claim-nationality.ts';
import { confirmLeaving } from '../../../src/systems/register/commands/confirm-leaving.ts';
import { correctDetention } from '../../../src/systems/register/commands/correct-detention.ts';
import { correctEvent } from '../../../src/systems/register/commands/correct-event.ts';
import { correctHouseholdRole } from '../../../src/systems/register/commands/correct-household-role.ts';
import { correctSex } from '../../../src/systems/register/commands/correct-sex.ts';
import { detainResident } from '../../../src/systems/register/commands/detain-resident.ts';
import { joinHousehold } from '../../../src/systems/register/commands/join-household.ts';
import { leaveHousehold } from '../../../src/systems/register/commands/leave-household.ts';
import { moveHousehold } from '../../../src/systems/register/commands/move-household.ts';
import { orderErasure } from '../../../src/systems/register/commands/order-erasure.ts';
import { recordBirth } from '../../../src/systems/register/commands/record-birth.ts';
import { recordDeprivation } from '../../../src/systems/register/commands/record-deprivation.ts';
import { recordNumber } from '../../../src/systems/register/commands/record-number.ts';
import { recordOrder } from '../../../src/systems/register/commands/record-order.ts';
import { recordRemarks } from '../../../src/systems/register/commands/record-remarks.ts';
import { recordResidentDetained } from '../../../src/systems/register/commands/record-resident-detained.ts';
import { recordResidentFound } from '../../../src/systems/register/commands/record-resident-found.ts';
import { recordUnaccounted } from '../../../src/systems/register/commands/record-unaccounted.ts';
import { registerHousehold } from '../../../src/systems/register/commands/register-household.ts';
import { registerPerson } from '../../../src/systems/register/commands/register-person.ts';
import { withdrawErasure } from '../../../src/systems/register/commands/withdraw-erasure.ts';
import { withdrawNumber } from '../../../src/systems/register/commands/withdraw-number.ts';
import { CAMPS } from './around-world.ts';
import type { Cast } from './cast.ts';
import { storeText } from './documents.ts';
import { placeWords } from './place-words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ORIGIN = 'origin.one';
const SECOND = 'origin.two';
/** Of another authority: an erasure takes two. */
const CLERK = 'clerk.sjc';
const SOURCE = 'list of the administration of ROJ';
const [BLOCK, OTHER_BLOCK] = CAMPS.ROJ;

const personOf = (ar: string, latin: string, sex: 'male' | 'female', birth: string) => ({
  names: [
    { full: ar, script: 'arabic' as const, kind: 'primary' as const, source: SOURCE },
    { full: latin, script: 'latin' as const, kind: 'transliteration' as const, source: SOURCE },
  ],
  sex,
  birth,
  nationalities: [],
});

/** A household of Roj to which things happen that happen in camps: a birth, a move to another block, a grown son who leaves it, a sex and a nationality that were written wrongly. */
export const liveInRoj = async (cast: Cast, at: number): Promise<void> => {
  const written = await cast.step('ROJ/own-household', ORIGIN, registerHousehold, () => ({
    site: 'ROJ',
    section: BLOCK,
    sinceAt: at - 2 * HOUR,
    source: SOURCE,
    members: [
      { role: 'head' as const, person: personOf('سلمى الخياط', 'Salma al-Khayyat', 'female', '1995') },
      { role: 'child' as const, person: personOf('نور الخياط', 'Nur al-Khayyat', 'male', '2016-03-02') },
      { role: 'other' as const, person: personOf('طارق الخياط', 'Tariq al-Khayyat', 'male', '2004-06-10') },
    ],
  }));
  const [mother = 0, child = 0, brother = 0] = [...new Set(written)].sort((a, b) => a - b);
  await cast.step('ROJ/birth', ORIGIN, recordBirth, () => ({
    motherNo: mother,
    sex: 'female' as const,
    bornAt: at - HOUR,
  }));
  const [newborn] = await cast.look<{ no: string }>(
    'SELECT person_no AS no FROM register.birth_in_custody WHERE mother_no = $1',
    [mother],
  );
  await cast.step('ROJ/newborn-joins', ORIGIN, joinHousehold, () => ({
    personNo: Number(newborn?.no),
    withPersonNo: mother,
    role: 'child' as const,
    source: 'midwife of the camp',
    reason: 'Lives with the mother since the birth.',
  }));
  await cast.step('ROJ/sex', ORIGIN, correctSex, () => ({
    personNo: child,
    sex: 'female' as const,
    source: 'the mother',
    reason: 'The list had the child among the boys.',
  }));
  await cast.step('ROJ/nationality', ORIGIN, claimNationality, () => ({
    personNo: mother,
    code: 'TUN',
    source: 'passport, seen by the officer',
  }));
  const [entered] = await cast.step('ROJ/entered-as-detained', ORIGIN, registerPerson, () => ({
    site: 'ROJ',
    person: personOf('سعاد محمود ناصر', 'Suad Mahmud Nasir', 'female', '1979'),
    custody: { custodian: 'SDF', site: 'ROJ', fromAt: at - DAY, basis: 'existing-custody' as const },
    people: 'detainees' as const,
  }));
  await cast.step('ROJ/not-detained', ORIGIN, correctDetention, () => ({
    persons: [entered ?? 0],
    reason: 'She came with the list of residents and was entered as held.',
  }));
  await cast.step('ROJ/role', ORIGIN, correctHouseholdRole, () => ({
    personNo: child,
    role: 'other' as const,
    reason: 'The mother says that the child is her niece.',
  }));
  await cast.step('ROJ/number', ORIGIN, recordNumber, () => ({
    personNo: mother,
    kind: 'unhcr' as const,
    number: 'ROJ-٢٦-0117',
    issuedBy: 'UNHCR',
    source: 'card, seen by the officer',
  }));
  await cast.step('ROJ/number-withdrawn', ORIGIN, withdrawNumber, async () => {
    const [number] = await cast.look<{ id: string }>('SELECT id FROM register.external_number WHERE person_no = $1', [
      mother,
    ]);
    return { numberId: number?.id ?? '', reason: 'The card is that of her sister.' };
  });
  await cast.step('ROJ/leaves', ORIGIN, leaveHousehold, () => ({
    personNo: brother,
    kind: 'own-household' as const,
    account: 'Lives by himself in the next block.',
  }));
  await cast.step('ROJ/leaves-confirmed', 'origin.two', confirmLeaving, async () => {
    const [membership] = await cast.look<{ id: string }>(
      'SELECT id FROM register.household_member WHERE person_no = $1 AND left_at IS NOT NULL',
      [brother],
    );
    return { membershipId: membership?.id ?? '' };
  });
  await cast.step('ROJ/moves', ORIGIN, moveHousehold, () => ({
    personNo: mother,
    section: OTHER_BLOCK,
    reason: 'The tent was flooded.',
  }));
  await cast.step('ROJ/remarks', ORIGIN, recordRemarks, () => ({
    rows: [mother, child].map((personNo) => ({ personNo, text: 'Was asked where she wants to go; thinks about it.' })),
  }));
  await eraseRemark(cast, mother);
};

/** A remark told of somebody else, who is no party to the file: officers of two authorities erase it. The order to erase what was noted of herself is taken back. */
const eraseRemark = async (cast: Cast, personNo: number): Promise<void> => {
  await cast.step('ROJ/remark-of-another', ORIGIN, recordRemarks, () => ({
    rows: [{ personNo, text: 'A neighbour is said to have left for the north with her brothers.' }],
  }));
  const order = async (newest: boolean) => {
    const remarks = await cast.look<{ id: string }>(
      "SELECT id FROM register.event WHERE stream_no = $1 AND type = 'RemarkRecorded' ORDER BY seq DESC",
      [personNo],
    );
    const eventId = remarks.at(newest ? 0 : -1)?.id ?? '';
    return { personNo, level: 'field' as const, reason: 'third-party' as const, eventId, fields: ['text'] };
  };
  const waiting = async () => {
    const [found] = await cast.look<{ id: string }>(
      'SELECT id FROM register.erasure_order WHERE person_no = $1 AND carried_out_at IS NULL AND withdrawn_at IS NULL',
      [personNo],
    );
    return { orderId: found?.id ?? '' };
  };
  await cast.step('ROJ/erasure/order', ORIGIN, orderErasure, () => order(true));
  await cast.step('ROJ/erasure/carried-out', CLERK, carryOutErasure, async () => waiting());
  await cast.step('ROJ/erasure/mistaken', ORIGIN, orderErasure, () => order(false));
  await cast.step('ROJ/erasure/withdrawn', SECOND, withdrawErasure, async () => waiting());
};

const manOf = async (cast: Cast, name: string, ar: string, latin: string, at: number): Promise<number> => {
  const [no = 0] = await cast.step(`ROJ/${name}`, ORIGIN, registerPerson, () => ({
    site: 'ROJ',
    person: personOf(ar, latin, 'male', '1988-02-11'),
    custody: { custodian: 'SDF', site: 'ROJ', fromAt: at - 5 * HOUR, basis: 'existing-custody' as const },
    people: 'residents' as const,
  }));
  return no;
};

/** Three men who live in Roj: one is detained under an order; one was detained without, which is a breach until an order is there; of one nobody knew where he was. */
export const detainInRoj = async (cast: Cast, documents: DocumentStore, at: number): Promise<void> => {
  const lawful = await manOf(cast, 'man-1', 'زياد الصباغ', 'Ziyad al-Sabbagh', at);
  const unlawful = await manOf(cast, 'man-2', 'ماهر البناء', 'Maher al-Banna', at);
  const missing = await manOf(cast, 'man-3', 'عادل الساعاتي', 'Adel al-Saati', at);
  const documentSha256 = await storeText(cast, documents, 'ROJ/document', ORIGIN, 'orders of detention in Roj');
  const order = (name: string, personNo: number) =>
    cast.step(`ROJ/order-${name}`, ORIGIN, recordOrder, () => ({
      persons: [personNo],
      ground: 'Membership of an armed group',
      article: 'Law 7/2021, article 4',
      authority: 'SDF',
      documentSha256,
      issuedAt: at - HOUR,
      expiresAt: at + 90 * DAY,
    }));
  await order('1', lawful);
  await cast.step('ROJ/detain', ORIGIN, detainResident, () => ({ personNo: lawful, site: 'GHW', section: 'North' }));
  await cast.step('ROJ/detained', ORIGIN, recordResidentDetained, () => ({
    personNo: unlawful,
    site: 'GHW',
    section: 'North',
    fromAt: at - 4 * HOUR,
  }));
  await cast.step('ROJ/deprivation', ORIGIN, recordDeprivation, () => ({
    personNo: unlawful,
    deprivation: {
      when: { state: 'known' as const, text: '2026-01-30' },
      place: { state: 'known' as const, text: placeWords.gateOfCamp },
      unit: { state: 'unknown' as const, reason: 'nobody of the guard remembers' },
      authority: { state: 'known' as const, text: 'Guard of the camp' },
      circumstances: { state: 'known' as const, text: 'Stopped when he went to the market.' },
      condition: { state: 'known' as const, text: 'unhurt' },
      reasonsTold: { state: 'unknown' as const, reason: 'to be asked with an interpreter' },
      inventory: { state: 'listed' as const, items: [] },
    },
  }));
  await order('2', unlawful);
  await cast.step('ROJ/correct', ORIGIN, correctEvent, async () => {
    const [found] = await cast.look<{ id: string }>(
      "SELECT event_id AS id FROM register.custody_fact WHERE person_no = $1 AND site = 'GHW' AND superseded_pos IS NULL",
      [unlawful],
    );
    return {
      eventId: found?.id ?? '',
      correction: { occurredAt: at - 3 * HOUR },
      reason: 'The book of the gate has him an hour later.',
    };
  });
  await cast.step('ROJ/missing', ORIGIN, recordUnaccounted, () => ({
    personNo: missing,
    circumstances: 'Did not come for bread for two days.',
    occurredAt: at - 2 * HOUR,
  }));
  await cast.step('ROJ/found', ORIGIN, recordResidentFound, () => ({
    personNo: missing,
    site: 'ROJ',
    foundAt: at - HOUR,
  }));
};
