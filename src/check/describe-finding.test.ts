import { expect, it } from 'vitest';
import type { SlipFinding } from '../core/ledger/slip-check/check-slip.ts';
import { describeFinding } from './describe-finding.ts';
import { WORDS } from './words.ts';

const today = '2026-01-31';
const slip = { logKeyId: '00000000', labelKey: new Uint8Array(32), seq: 3, index: 3, size: 9 };
const key = { name: 'log.example', id: '00000000', type: 1, raw: new Uint8Array(32), text: '' };
const whole: SlipFinding = {
  head: { origin: 'log.example', keyId: '00000000', key, size: 9, root: new Uint8Array(32), cosigned: [] },
  quorum: { asked: false, stated: undefined },
  formerKey: false,
  older: false,
  events: 3,
  missing: [],
  twice: [],
  erased: [],
  moved: false,
  replaced: undefined,
  joined: true,
  roll: { day: today, late: false, agrees: true },
};
const titleOf = (changed: Partial<SlipFinding>) => describeFinding({ ...whole, ...changed }, slip, today).title[0];

it('calls a record whole only where no event and no daily entry is missing; what cannot be known is no alarm, what is wrong is one', () => {
  expect(titleOf({})).toBe('whole');
  expect(titleOf({ roll: undefined })).toBe('quiet');
  expect(titleOf({ roll: { day: '2026-01-30', late: false, agrees: true } })).toBe('quiet');
  expect(titleOf({ older: true })).toBe('olderTitle');
  // what two officers ordered is told, and no alarm
  expect(titleOf({ erased: [2] })).toBe('whole');
  expect(describeFinding({ ...whole, erased: [2, 3] }, slip, today).lines).toContainEqual(['erased', { list: '2, 3' }]);
  for (const wrong of [
    { missing: [2] },
    { twice: [2] },
    { moved: true },
    { roll: { day: today, late: false, agrees: false } },
    { older: true, twice: [1] },
    { joined: false },
    { joined: false, replaced: { seq: 3 } },
  ])
    expect(titleOf(wrong)).toBe('alarm');
});

it('says of a replaced slip what it checks and that it is silent now, and never why', () => {
  const { title, look, lines } = describeFinding(
    { ...whole, replaced: { seq: 3 }, roll: { day: '2026-01-20', late: false, agrees: true } },
    slip,
    today,
  );
  expect([look, title, lines[0]]).toEqual(['open', ['replaced'], ['replacedText', { seq: '3' }]]);
  for (const line of ['rollOld', 'notSaid', 'events'] as const) expect(lines.map(([one]) => one)).not.toContain(line);
  expect(titleOf({ replaced: { seq: 3 }, missing: [2] })).toBe('alarm');
});

it('says everything in three languages, with the same gaps to fill', () => {
  const gaps = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const [key, { en, ar, ckb }] of Object.entries(WORDS)) {
    expect([key, gaps(ar), gaps(ckb)]).toEqual([key, gaps(en), gaps(en)]);
    if (key !== 'draft') expect([en, ar, ckb].every((text) => text.length > 0)).toBe(true);
  }
});

it('says of the witnesses whether the policy asks for them, and where the log itself names others', () => {
  const linesOf = (quorum: SlipFinding['quorum']) =>
    describeFinding({ ...whole, quorum }, slip, today).lines.map(([line]) => line);
  expect(linesOf({ asked: false, stated: undefined })).toContain('notCosigned');
  expect(linesOf({ asked: true, stated: true })).toContain('quorum');
  expect(titleOf({ quorum: { asked: true, stated: true } })).toBe('whole');
  expect(titleOf({ quorum: { asked: false, stated: false } })).toBe('policyDiffers');
  expect(titleOf({ quorum: { asked: false, stated: false }, missing: [2] })).toBe('alarm');
});

it('says why the key of the log is another than the one on the paper', () => {
  const said = (formerKey: boolean) =>
    describeFinding({ ...whole, formerKey }, slip, today).lines.find(([line]) => line === 'formerKey');
  expect(said(true)).toEqual(['formerKey', { key: slip.logKeyId }]);
  expect(said(false)).toBeUndefined();
});
