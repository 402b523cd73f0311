import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import { matchesFilter } from '../../../core/matches-filter.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody, wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows } from '../../register/index.ts';
import { LINE_OUTCOMES, outcomesOf } from '../line-outcomes.ts';
import { isShut } from '../line-states.ts';
import { gateName, type LinesAnswer, lineState, linesAnswer } from '../line-views.ts';
import { linesTable } from '../lines-table.ts';
import { getManifestFacts, isToldOfFears } from './manifest-facts.ts';
import { gateStates, lineStateOf, presentLines } from './manifest-lines.ts';

/** The lines of a manifest that the officer sees, page by page: those with a gate that is not passed, in a state, struck off or refused for a reason, or of a name or number that was typed. */
export const lines = defineQuery({
  system: 'transfers',
  name: 'lines',
  asks: 'body',
  input: z
    .object({
      manifestNo: z.union([wholeNumber, z.int().positive()]),
      q: z.string().max(300).optional(),
      gate: gateName.optional(),
      state: lineState.optional(),
      outcome: z.enum(LINE_OUTCOMES).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: linesAnswer,
  table: linesTable,
  run: async (read, { manifestNo, q = '', gate, state, outcome, ...asked }, context): Promise<LinesAnswer> => {
    const { sql: _sql, page, pageSize } = cutPage(asked);
    const facts = await getManifestFacts(read, manifestNo, context.now);
    const seesFears = isToldOfFears(facts, context.postings);
    const inState = facts.lines.filter(
      (row) =>
        (state === undefined || lineStateOf(row) === state) &&
        (outcome === undefined ||
          outcomesOf({
            struckOff: row.struck_off,
            refused: row.decision === 'refused',
            refusal: row.refusal_reason,
          }).includes(outcome)) &&
        (gate === undefined ||
          (lineStateOf(row) !== 'struck-off' && isShut(gateStates(row, facts.at, seesFears)[gate]))),
    );
    const named =
      q.trim() === ''
        ? undefined
        : await findPersonRows(
            read,
            inState.map((row) => row.person_no),
            context.now,
          );
    const sought = new Set(
      named?.flatMap(({ personNo, registerNumber, names }) =>
        matchesFilter({ registerNumber, name: names.map(({ full }) => full).join(' '), latin: '' }, q)
          ? [personNo]
          : [],
      ),
    );
    const chosen = named === undefined ? inState : inState.filter((row) => sought.has(row.person_no));
    const shown = chosen.slice((page - 1) * pageSize, page * pageSize);
    const officers = await findOfficers(
      read,
      shown.flatMap((line) => [line.examined_by, line.noticed_by, line.interviewed_by, line.accepted_by]),
    );
    const sealed = facts.progress.seal === 'sealed';
    return {
      total: chosen.length,
      page,
      pageSize,
      rows: await presentLines(read, shown, {
        manifestNo,
        at: facts.at,
        now: context.now,
        seesFears,
        sealed,
        officers,
      }),
    };
  },
});
