import { ROLL_CALL_PAYLOAD_TYPE } from '../../../src/core/ledger/dsse.ts';
import { approveSeparation } from '../../../src/systems/register/commands/approve-separation.ts';
import { proposeSeparation } from '../../../src/systems/register/commands/propose-separation.ts';
import { recordDeparture } from '../../../src/systems/register/commands/record-departure.ts';
import { recordFoundApart } from '../../../src/systems/register/commands/record-found-apart.ts';
import { recordMovementBasis } from '../../../src/systems/register/commands/record-movement-basis.ts';
import { recordUnaccounted } from '../../../src/systems/register/commands/record-unaccounted.ts';
import { registerHousehold } from '../../../src/systems/register/commands/register-household.ts';
import { proposeRollCall } from '../../../src/systems/sites/commands/propose-roll-call.ts';
import { signRollCall } from '../../../src/systems/sites/commands/sign-roll-call.ts';
import { signRollCallAsCaller } from '../../../src/systems/sites/commands/sign-roll-call-as-caller.ts';
import { makeHouseholds, type SyntheticHousehold } from '../households.ts';
import { CAMPS, figure, GOVERNMENT, GOVERNMENT_OFFICER, sampleOf } from './around-world.ts';
import type { Cast } from './cast.ts';
import { placeWords } from './place-words.ts';

const DAY = 86_400_000;
type Camp = keyof typeof CAMPS;
/** Of so many residents who were published one household is entered. */
const EVERY: Readonly<Record<Camp, number>> = { HOL: 2000, ROJ: 600 };
/** So many at least, so that the smallest replay has each of what happens: of al-Hol some go to Akhtarin, some decline, and of some nobody knows where they are. */
const LEAST: Readonly<Record<Camp, number>> = { HOL: 4, ROJ: 2 };
const FIGURES: Readonly<Record<Camp, string>> = { HOL: 'F076', ROJ: 'F080' };

const memberOf = (
  { role, sex, ar, latin, birth, nationality }: SyntheticHousehold['members'][number],
  source: string,
) => ({
  role,
  person: {
    names: [
      { full: ar, script: 'arabic' as const, kind: 'primary' as const, source },
      { full: latin, script: 'latin' as const, kind: 'transliteration' as const, source },
    ],
    sex,
    ...(birth === '' ? {} : { birth }),
    nationalities: [{ code: nationality, source }],
  },
});

/** The seeded sample of a camp's households: entered as residents, together, and detained by nobody. */
export const enterHouseholds = async (cast: Cast, people: number, seed: number, since: number): Promise<void> => {
  for (const camp of Object.keys(CAMPS) as Camp[]) {
    const households = makeHouseholds(
      seed + camp.charCodeAt(0),
      Math.max(LEAST[camp], sampleOf(FIGURES[camp], people, EVERY[camp])),
    );
    const source = `list of the administration of ${camp}`;
    for (const [i, { members }] of households.entries())
      await cast.step(`${camp}/household-${i}`, 'origin.one', registerHousehold, () => ({
        site: camp,
        section: CAMPS[camp][i % CAMPS[camp].length],
        sinceAt: since,
        source,
        members: members.map((member) => memberOf(member, source)),
      }));
  }
};

/** Members of the households of a camp, household by household, the head first. */
export const householdsOf = async (cast: Cast, camp: Camp): Promise<number[][]> =>
  (
    await cast.look<{ persons: string[] }>(
      `SELECT array_agg(m.person_no ORDER BY m.role <> 'head', m.person_no) AS persons FROM register.household_member m JOIN register.person p ON p.no = m.person_no
        WHERE p.register_number LIKE $1 GROUP BY m.household_id ORDER BY min(m.person_no)`,
      [`${camp}-%`],
    )
  ).map(({ persons }) => persons.map(Number));

/** Al-Hol changed hands without a roll-call. The next day it is called after all, by both sides: the residents pass with the camp, and stay residents. */
export const callTheRoll = async (cast: Cast, at: number): Promise<void> => {
  const present = (await householdsOf(cast, 'HOL')).flat();
  await cast.step('HOL/roll', 'origin.one', proposeRollCall, () => ({
    site: 'HOL',
    giving: 'SDF',
    taking: GOVERNMENT,
    calledAt: at,
    counted: present.length,
    present,
    strangers: [],
  }));
  const [roll] = await cast.look<{ id: string; hash: string; payload: Buffer }>(
    "SELECT id, encode(roll_hash, 'hex') AS hash, payload FROM sites.roll_call WHERE site = 'HOL'",
  );
  if (roll === undefined) throw new Error('The roll of al-Hol was not called.');
  const { id: rollCallId, hash: rollHash, payload } = roll;
  await cast.step('HOL/roll-signed', 'origin.one', signRollCallAsCaller, async () => ({
    rollCallId,
    ...(await cast.sign('origin.one', payload, ROLL_CALL_PAYLOAD_TYPE)),
  }));
  await cast.step('HOL/sign', GOVERNMENT_OFFICER, signRollCall, async () => {
    const { keyId, signature } = await cast.sign(GOVERNMENT_OFFICER, payload, ROLL_CALL_PAYLOAD_TYPE);
    return { rollCallId, rollHash, counted: present.length, keyId, signature };
  });
};

/** Two households are asked where they want to go. In one a child stays behind, which two officers decide; in the other somebody is found apart, and nothing allowed it. */
export const askResidents = async (cast: Cast, at: number): Promise<void> => {
  const [first, second] = (await householdsOf(cast, 'ROJ')).filter((persons) => persons.length > 1);
  if (first !== undefined) {
    await cast.step('ROJ/consent', 'origin.one', recordMovementBasis, () => ({
      persons: [first[0] as number],
      toSite: 'JAD',
      basis: 'consent' as const,
      account: 'Wishes to go to the rehabilitation centre; asked in private with an interpreter.',
      expiresAt: at + 60 * DAY,
    }));
    await cast.step('ROJ/separation', 'origin.one', proposeSeparation, () => ({
      personNo: first.at(-1) as number,
      ground: 'medical' as const,
      reasons: 'Is treated in the clinic of the camp and follows when the physician agrees.',
      expiresAt: at + 60 * DAY,
    }));
    const [separation] = await cast.look<{ id: string }>('SELECT id FROM register.separation WHERE person_no = $1', [
      first.at(-1),
    ]);
    await cast.step('ROJ/approve', 'origin.two', approveSeparation, () => ({ separationId: separation?.id ?? '' }));
  }
  const lost = second?.at(-1);
  if (lost !== undefined)
    await cast.step('ROJ/apart', 'origin.one', recordFoundApart, () => ({
      personNo: lost,
      circumstances: 'Taken to the annex of another block without the mother.',
    }));
};

/** Al-Hol is closed. Who was relocated is not there any more. Of every third household nobody can say where it is; the others left, as residents may. */
export const closeAlHol = async (cast: Cast): Promise<void> => {
  const { source } = figure('F078');
  const relocated = new Set(
    (await cast.look<{ no: string }>('SELECT h.person_no AS no FROM transfers.handover_person h')).map(({ no }) =>
      Number(no),
    ),
  );
  for (const [i, persons] of (await householdsOf(cast, 'HOL')).entries())
    for (const personNo of persons.filter((no) => !relocated.has(no)))
      if (i % 3 === 0)
        await cast.step(`HOL/unaccounted-${personNo}`, GOVERNMENT_OFFICER, recordUnaccounted, () => ({
          personNo,
          circumstances: `Not in the camp when it was closed. ${source}.`,
        }));
      else
        await cast.step(`HOL/departed-${personNo}`, GOVERNMENT_OFFICER, recordDeparture, () => ({
          personNo,
          destination: placeWords.relatives,
          account: 'Left with the household before the camp was closed.',
        }));
};
