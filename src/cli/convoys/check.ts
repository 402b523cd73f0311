import { type ConvoyVerdict, checkConvoyPlan } from '../../systems/convoys-check/check-plan.ts';
import { readFile } from '../placement/read-file.ts';
import { readTwoFiles } from '../placement/two-files.ts';

const MOST_SHOWN = 20;
const WORDS = {
  left: 'persons are left at the sites at the end',
  late: 'persons are at a site when it is expected to be lost',
  risk: 'person-days, weighted with the hazard of the site',
  minutes: 'minutes of convoys',
} as const;

const sayVerdict = ({ refusals, cancelled, persons, convoys, unseated, levels }: ConvoyVerdict): string => {
  if (refusals.length > 0) {
    const more = refusals.length > MOST_SHOWN ? [`... and ${refusals.length - MOST_SHOWN} more`] : [];
    return `${['REFUSED. This plan is not what it says:', ...refusals.slice(0, MOST_SHOWN), ...more].join('\n  ')}\n`;
  }
  const lines = [
    `ACCEPTED${cancelled ? ' (the planner was ended before it was done)' : ''}. ${convoys} convoys for ${persons} persons: every hard rule holds, and each figure below was worked out anew.`,
    'In this order, each beside what the plan reaches before it:',
    ...levels.map(({ level, value, bound, searched, certified }) => {
      const search =
        searched === undefined ? '' : `; a search said ${searched}, which left no proof and is not believed here`;
      const proof = certified
        ? 'proved: no plan has less'
        : `proved: no plan has less than ${bound}; that no plan is between is NOT CERTIFIED`;
      return `  ${value} ${WORDS[level]}: ${proof}${search}`;
    }),
    `${unseated} persons are with a convoy in which the plan has no seat for them.`,
    'Not checked: whether the instance is true, and who was put into it.',
  ];
  return `${lines.join('\n')}\n`;
};

/** `./amana convoys check INSTANCE.json PLAN.json [--json]`. Answers 0 where the plan is accepted, 1 where it is refused. */
export const check = (words: readonly string[]): 0 | 1 => {
  const { instance, plan, json } = readTwoFiles(words, []);
  const verdict = checkConvoyPlan(readFile(instance, 'instance'), readFile(plan, 'plan'));
  const accepted = verdict.refusals.length === 0;
  process.stdout.write(json ? `${JSON.stringify({ accepted, ...verdict })}\n` : sayVerdict(verdict));
  return accepted ? 0 : 1;
};
