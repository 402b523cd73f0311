import { correctAccompaniedParent } from '../../src/systems/register/commands/correct-accompanied-parent.ts';
import { decideAccompaniment } from '../../src/systems/register/commands/decide-accompaniment.ts';
import { recordAccompanyingChild } from '../../src/systems/register/commands/record-accompanying-child.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { recordChildAccompanies } from '../../src/systems/register/commands/record-child-accompanies.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import type { Desk, Officer } from './fill-with-the-rest.ts';

const DAY = 86_400_000;

/** Children of two women who are detained: born there, come in, left and come back in the same file, and with the wrong parent at first. */
export const fillChildren = async (
  { run, invite }: Desk,
  origin: Officer,
  now: number,
  motherNo: number,
  otherNo: number,
): Promise<void> => {
  await run(origin, recordBirth, { motherNo, sex: 'female', bornAt: now - DAY });
  const came = await run(origin, recordAccompanyingChild, {
    parentNo: motherNo,
    person: {
      names: [{ full: 'Testchild Quebec Example', script: 'latin', kind: 'primary', source: 'the mother' }],
      sex: 'male',
      birth: '2022-05-05',
      nationalities: [],
    },
    fromAt: now - DAY,
  });
  const childNo = came.events.find(({ type }) => type === 'PersonRegistered')?.streamNo as number;
  const protection = await invite('rest-child', 'MOJ', 'child_protection_officer');
  await run(protection, decideAccompaniment, {
    personNo: childNo,
    parentNo: motherNo,
    outcome: 'beside',
    reasons: 'The mother cares for him, and no relative outside was found.',
    reviewAt: now + 60 * DAY,
  });
  const left = { destination: 'an aunt', account: 'fetched by the aunt', occurredAt: now - DAY / 2 };
  await run(origin, recordDeparture, { personNo: childNo, ...left });
  const back = { personNo: childNo, parentNo: motherNo, fromAt: now - DAY / 4, source: 'the aunt' };
  await run(origin, recordChildAccompanies, back);
  await run(protection, correctAccompaniedParent, {
    personNo: childNo,
    parentNo: otherNo,
    source: 'both women',
    reason: 'The aunt had named her sister, who is another.',
  });
};
