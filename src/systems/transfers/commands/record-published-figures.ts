import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal, type RefusalProblem } from '../../../core/register/refusal.ts';
import { FiguresPublished, publishedFigure, publishedSource } from '../published/events.ts';
import { firstDayOf, isOfNationality, isPartialDate } from '../published/measures.ts';

const figure = publishedFigure.extend(publishedSource.shape).strict();
type Figure = z.infer<typeof figure>;

const problemsOf = (given: Figure, field: string, today: string, mayBeAhead: boolean): RefusalProblem[] => {
  const wrong = (code: string, name: keyof Figure): RefusalProblem => ({ code, field: `${field}.${name}` });
  const dates = [
    ...(isPartialDate(given.publishedOn) ? [] : [wrong('no-such-day', 'publishedOn')]),
    ...(given.asOf === undefined || isPartialDate(given.asOf) ? [] : [wrong('no-such-day', 'asOf')]),
  ];
  return [
    ...dates,
    ...(mayBeAhead || dates.length > 0 || firstDayOf(given.publishedOn) <= today
      ? []
      : [wrong('not-yet', 'publishedOn')]),
    ...(isOfNationality(given.measure) === (given.nationality !== undefined)
      ? []
      : [wrong('nationality-and-measure', 'nationality')]),
    ...((given.atLeast ?? 0) <= (given.atMost ?? Number.MAX_SAFE_INTEGER)
      ? []
      : [wrong('ends-before-it-begins', 'atMost')]),
    ...(given.measure === 'not-counted' || given.atLeast !== undefined || given.atMost !== undefined
      ? []
      : [wrong('figure-without-number', 'said')]),
  ];
};

/**
 * Enters figures that others published of an operation, each with its day, its source and what exactly it counts. It changes no figure of the register: both are shown side by side, with the difference. What is
 * published later than today is entered with the installation of a scenario only, and shown from its day on.
 */
export const recordPublishedFigures = defineCommand({
  system: 'transfers',
  name: 'record-published-figures',
  input: z.object({ operationNo: z.int().positive(), figures: z.array(figure).min(1).max(200) }).strict(),
  streams: ({ operationNo }) => [operationNo],
  load: async (read, { operationNo, figures }) => ({
    operation: await read.row('SELECT no FROM transfers.operation WHERE no = $1', [operationNo]),
    today: await read.row<{ day: string }>(
      "SELECT to_char(register.clock() AT TIME ZONE zone, 'YYYY-MM-DD') AS day FROM register.clock_setting",
    ),
    taken: await read.rows<{ reference: string }>(
      'SELECT reference FROM transfers.published_figure WHERE operation_no = $1 AND reference = ANY ($2) AND withdrawn_at IS NULL',
      [operationNo, figures.map(({ reference }) => reference)],
    ),
  }),
  decide: ({ operation, today, taken }, { operationNo, figures }, { officerNo }) => {
    if (operation === undefined) throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
    const seen = new Set(taken.map(({ reference }) => reference));
    const problems = figures.flatMap((given, i) => {
      const field = `figures.${i}`;
      const twice = seen.has(given.reference) ? [{ code: 'code-taken', field: `${field}.reference` }] : [];
      seen.add(given.reference);
      return [...twice, ...problemsOf(given, field, today?.day ?? '', officerNo === 0)];
    });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    return [
      FiguresPublished.make({
        stream: operationNo,
        data: {
          figures: figures.map(({ definition, attributedTo, source, remark, ...public_ }) => public_),
        },
        personal: {
          sources: figures.map(({ definition, attributedTo, source, remark }) => ({
            definition,
            attributedTo,
            source,
            ...(remark === undefined ? {} : { remark }),
          })),
        },
      }),
    ];
  },
});
