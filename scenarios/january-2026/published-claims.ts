import type { PublishedFigureInput } from '../../src/systems/transfers/published/views.ts';
import { type PublishedFigure, readPublishedFigures } from './published-figures.ts';
import measures from './published-measures.json' with { type: 'json' };

/** Topics that say something of the operation and of the places around it: prisons, camps, capacity. What is published of costs, borders and earlier repatriations belongs to other systems. */
const TOPICS = new Set(['transfer', 'nationality', 'judicial', 'juvenile', 'site', 'al-Hol', 'capacity']);

/** What a published text says as whole numbers: "150", ">5700" (more than), "3000-5000" (from, to); nothing where it is no number. */
export const boundsOf = (said: string): { atLeast?: number; atMost?: number } => {
  const [, more = '', from = '', , to = from] = /^(>?)(\d+)(-(\d+))?$/.exec(said) ?? [];
  if (from === '') return {};
  return more === '' ? { atLeast: Number(from), atMost: Number(to) } : { atLeast: Number(from) + 1 };
};

const claimOf = (figure: PublishedFigure): PublishedFigureInput => {
  const counted = (
    measures as Record<string, { measure: PublishedFigureInput['measure']; nationality?: string } | undefined>
  )[figure.id];
  return {
    reference: figure.id,
    measure: counted?.measure ?? 'not-counted',
    ...(counted?.nationality === undefined ? {} : { nationality: counted.nationality }),
    said: figure.value,
    unit: figure.unit,
    ...boundsOf(figure.value),
    ...(figure.as_of === '' ? {} : { asOf: figure.as_of }),
    publishedOn: figure.published,
    definition: figure.metric,
    attributedTo: figure.attributed_to,
    source: figure.source,
    ...(figure.note === '' ? {} : { remark: figure.note }),
  };
};

/** The published figures of the operation, as they are entered into the register: those of `published_figures.csv` that speak of it. */
export const publishedClaims = (): PublishedFigureInput[] =>
  readPublishedFigures()
    .filter(({ topic }) => TOPICS.has(topic))
    .map(claimOf);
