import { recordReportedStrength } from '../../../src/systems/sites/commands/record-reported-strength.ts';
import { withdrawReportedStrength } from '../../../src/systems/sites/commands/withdraw-reported-strength.ts';
import { readControlHistory } from '../control-history.ts';
import { boundsOf } from '../published-claims.ts';
import { readPublishedFigures } from '../published-figures.ts';
import type { Cast } from './cast.ts';

const DAY = 86_400_000;
/** Of which site a published figure says how many it held. */
const SITES = { F057: 'GHW', F058: 'SHD', F076: 'HOL', F080: 'ROJ', F098: 'NAS' } as const;
type Reported = keyof typeof SITES;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The day that a figure speaks of; the day before its site changed hands where it says no more than that; else the day on which it was published. */
const dayOf = (id: Reported): string => {
  const figure = readPublishedFigures().find((one) => one.id === id);
  const taken = readControlHistory().find(({ site, by }) => site === SITES[id] && by !== null)?.day;
  if (figure !== undefined && isDay(figure.as_of)) return figure.as_of;
  if (taken !== undefined && figure?.metric.includes('before takeover') === true)
    return new Date(Date.parse(taken) - DAY).toISOString().slice(0, 10);
  return figure?.published ?? '';
};

const record = async (cast: Cast, id: Reported): Promise<void> => {
  const figure = readPublishedFigures().find((one) => one.id === id);
  if (figure === undefined) throw new Error(`The published figure ${id} is missing.`);
  await cast.step(`reported/${id}`, 'cell.moj', recordReportedStrength, () => ({
    site: SITES[id],
    day: dayOf(id),
    // what the file says of a number stands before it, as "around"
    said: [/^"([a-z ]+)"/.exec(figure.note)?.[1] ?? '', figure.value].join(' ').trim(),
    ...boundsOf(figure.value),
    parts: [],
    sourceKind: 'press' as const,
    source: `${figure.attributed_to} (${id}), ${figure.source}`,
  }));
};

/**
 * How many were published to be held at a prison or a camp, as strengths without names beside those whom the register knows. Nobody is made of them. At Nasiriyah it is more than its places: the breach of I17-reported-strength, which stands,
 * because no later figure was published.
 */
export const reportStrengths = (): { day: string; happen: (cast: Cast) => Promise<void> }[] => [
  ...(Object.keys(SITES) as Reported[]).map((id) => ({ day: dayOf(id), happen: (cast: Cast) => record(cast, id) })),
  {
    day: dayOf('F098'),
    happen: async (cast) => {
      // made up: typed with a digit too many, and taken back
      await cast.step('reported/wrong', 'cell.moj', recordReportedStrength, () => ({
        site: 'HIL',
        day: dayOf('F098'),
        said: '30000',
        atLeast: 30_000,
        atMost: 30_000,
        parts: [{ persons: 30_000, sex: 'male' as const, ageGroup: 'adult' as const }],
        sourceKind: 'statement' as const,
        source: 'synthetic figure of the replay',
      }));
      await cast.step('reported/withdrawn', 'cell.moj', withdrawReportedStrength, async () => {
        const [report] = await cast.look<{ id: string }>("SELECT id FROM sites.reported_strength WHERE site = 'HIL'");
        return { reportId: report?.id ?? '', reason: 'A digit too many.' };
      });
    },
  },
];
