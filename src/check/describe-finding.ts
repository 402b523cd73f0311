import type { Slip } from '../core/ledger/slip.ts';
import { isAlarm, type SlipFinding } from '../core/ledger/slip-check/check-slip.ts';
import type { WORDS } from './words.ts';

/** A sentence, and what is put into it. */
export type Said = readonly [key: keyof typeof WORDS, values?: Readonly<Record<string, string>>];
/** What the page says of a finding: how it looks, its heading, its lines. */
export type Described = {
  readonly look: 'whole' | 'alarm' | 'open';
  readonly title: Said;
  readonly lines: readonly Said[];
};

const minutes = (seconds: number): string =>
  `${new Date(1000 * seconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What the newest daily entry says. */
const rollLines = ({ roll }: SlipFinding, today: string): Said[] => {
  if (roll === undefined) return [['rollNone', { day: today }]];
  const lines: Said[] = [[roll.day >= today ? 'rollToday' : 'rollOld', { day: roll.day }]];
  if (roll.late) lines.push(['rollLate']);
  if (!roll.agrees) lines.push(['rollDiffers']);
  return lines;
};

/** What is said of a finding, most important first. @param today up to which day it was looked */
export const describeFinding = (finding: SlipFinding, slip: Slip, today: string): Described => {
  const { head, quorum, formerKey, older, events, missing, twice, erased, moved, joined, replaced } = finding;
  const alarm = isAlarm(finding);
  const lines: Said[] = [];
  if (older) lines.push(['olderText', { size: String(head.size), slipSize: String(slip.size) }]);
  if (events === 0) lines.push(['none']);
  else if (replaced === undefined || alarm) lines.push(['events', { count: String(events), slip: String(slip.seq) }]);
  if (missing.length > 0) lines.push(['missing', { list: missing.join(', ') }]);
  if (twice.length > 0) lines.push(['twice', { list: twice.join(', ') }]);
  if (moved) lines.push(['moved']);
  if (!joined) lines.push(['notJoined']);
  if (erased.length > 0) lines.push(['erased', { list: erased.join(', ') }]);
  // of a replaced slip no daily entry is expected any more: only one that tells of another event is told
  if (replaced === undefined) lines.push(...(events > 0 ? rollLines(finding, today) : []));
  else if (finding.roll?.agrees === false) lines.push(['rollDiffers']);
  if (replaced !== undefined && !alarm) lines.unshift(['replacedText', { seq: String(replaced.seq) }]);
  lines.push(['log', { name: head.origin, key: head.keyId, size: String(head.size) }]);
  if (formerKey) lines.push(['formerKey', { key: slip.logKeyId }]);
  for (const { name, keyId, seconds } of head.cosigned)
    lines.push(['cosigned', { name, key: keyId, at: minutes(seconds) }]);
  if (quorum.asked) lines.push(['quorum']);
  else if (head.cosigned.length === 0) lines.push(['notCosigned']);
  lines.push(['keys']);
  // of a replaced slip even that is not said
  if (replaced === undefined) lines.push(['notSaid']);
  if (alarm) return { look: 'alarm', title: ['alarm'], lines };
  // whoever gave the copy may have asked for fewer witnesses than the log does
  if (quorum.stated === false) return { look: 'open', title: ['policyDiffers'], lines };
  if (older) return { look: 'open', title: ['olderTitle'], lines };
  if (replaced !== undefined) return { look: 'open', title: ['replaced'], lines };
  // what is silent now is not called whole: exactly then somebody should ask
  if (finding.roll === undefined || finding.roll.day < today) return { look: 'open', title: ['quiet'], lines };
  return { look: 'whole', title: ['whole'], lines };
};
