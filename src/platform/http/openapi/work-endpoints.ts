import { z } from 'zod';
import { nameOf } from '../../../core/access/abilities.ts';
import { problem } from '../../../core/access/views.ts';
import type { Work } from '../work-definition.ts';
import { type Endpoint, firstSentence } from './endpoint.ts';

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

const begun = z.object({ workId: z.uuid() });
const stateOf = (works: readonly Work[]): z.ZodType =>
  z.object({
    state: z.enum(['running', 'done', 'refused']),
    progress: z.union(works.map(({ progress }) => progress)).nullable(),
    result: z.union(works.map(({ result }) => result)).nullable(),
    problem: problem.nullable(),
  });

const beginning = (work: Work): Endpoint => ({
  method: 'post',
  path: `/api/works/${nameOf(work)}`,
  tag: 'works',
  kind: 'work',
  askers: work.query.askers,
  summary: firstSentence(work.text),
  text: `${work.text} Answers the id of the work at once; one officer has one at a time.`,
  body: { schema: work.query.input },
  answer: { schema: begun, status: 202 },
  refuses: work.refuses,
});

const ofWork = (rest: Pick<Endpoint, 'method' | 'summary' | 'text' | 'answer'>): Endpoint => ({
  path: '/api/works/{workId}',
  tag: 'works',
  kind: 'work',
  askers: 'signed-in',
  inPath: { workId: UUID },
  refuses: ['not-found'],
  ...rest,
});

/** The endpoints of works that take longer than a request: one that begins each, one that says how it stands, one that ends it. */
export const workEndpoints = (works: readonly Work[]): readonly Endpoint[] =>
  works.length === 0
    ? []
    : [
        ...works.map(beginning),
        ofWork({
          method: 'get',
          summary: 'How a work stands.',
          text: 'How a work stands, to the officer who began it: how far it is, what came out, or why it was refused.',
          answer: { schema: stateOf(works) },
        }),
        ofWork({
          method: 'delete',
          summary: 'Ends a work.',
          text: 'Ends a work at once, by the officer who began it. What it would have stored is not stored.',
          answer: { status: 204 },
        }),
      ];
