import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { placementRules, placementViolations } from '../../register/index.ts';
import { acceptanceRefusalReasons } from '../convoy-words.ts';
import { LineDecided } from '../events.ts';
import { isPostedAt } from '../manifest-kind.ts';
import { findLines, getManifest, refusalOf } from '../state.ts';

const HOUSEHOLD = 'I32-household-together';

/** The receiving authority accepts or refuses, person by person, naming a section that fits and has a place (I06, I13, I16, I17), and the same one for a household, also where it is accepted at different times (I32): those who are offered, whose preparation by the giving authority is complete. */
export const acceptLines = defineCommand({
  system: 'transfers',
  name: 'accept-lines',
  refuses: ['count-differs', 'not-on-manifest', ...placementRules],
  explainsRefusal: true,
  atOnce: true,
  input: z
    .object({
      manifestNo: z.int().positive(),
      expectedCount,
      decisions: z
        .array(
          z
            .object({
              ...sheetRow,
              decision: z.enum(['accepted', 'refused']),
              site: z.string(),
              section: z.string().optional(),
              reason: z.enum(acceptanceRefusalReasons).optional(),
              note: z.string().max(2000).optional(),
            })
            .strict(),
        )
        .min(1)
        .max(5000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, ...input.decisions.map((row) => row.personNo)],
  load: async (read, input, { now, refused }) => {
    const accepted = input.decisions.filter((row) => row.decision === 'accepted');
    const sections = await read.rows<{ site: string; section: string }>('SELECT site, section FROM sites.section');
    const known = new Set(sections.map((row) => JSON.stringify([row.site, row.section])));
    const unknown = accepted.filter((row) => !known.has(JSON.stringify([row.site, row.section])));
    return {
      manifest: await getManifest(read, input.manifestNo),
      lines: await findLines(read, input.manifestNo),
      unknown,
      violations:
        unknown.length > 0 || !refused
          ? []
          : await placementViolations(
              read,
              accepted.map(({ personNo, site, section }) => ({ personNo, at: now, site, section: section ?? null })),
            ),
      apart:
        unknown.length > 0 || !refused
          ? []
          : await read.rows<{ person_no: number }>(
              'SELECT transfers.accepted_apart_seen($1, $2, $3, $4) AS person_no',
              [
                accepted.map(({ personNo }) => personNo),
                accepted.map(({ site }) => site),
                accepted.map(({ section }) => section ?? null),
                new Date(now),
              ],
            ),
    };
  },
  decide: ({ manifest, lines, unknown, violations, apart }, input, { authority, officerNo, postings }) => {
    checkSheet(input.decisions, input.expectedCount);
    if (
      authority !== manifest.to_authority ||
      officerNo === manifest.created_by ||
      (manifest.kind === 'within-authority' && !isPostedAt(postings, 'receiving_officer', manifest.to_site))
    )
      throw new Refusal('I06-acceptance-per-person');
    const offered = new Set(lines.filter((line) => line.state === 'listed').map((line) => line.person_no));
    const others = input.decisions.filter((row) => !offered.has(row.personNo));
    if (others.length > 0)
      throw new Refusal('not-offered', {
        problems: others.map(({ personNo }) => ({ code: 'not-offered', personNo })),
      });
    const problems = [
      ...unknown.map((row) => ({ code: 'unknown-section', personNo: row.personNo, field: 'section' })),
      ...input.decisions
        .filter((row) => row.decision === 'refused' && row.reason === undefined)
        .map((row) => ({ code: 'reason-missing', personNo: row.personNo, field: 'reason' })),
      ...input.decisions
        .filter((row) => row.decision === 'refused' && row.reason === 'other' && (row.note ?? '').trim() === '')
        .map((row) => ({ code: 'reason-missing', personNo: row.personNo, field: 'note' })),
    ];
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    if (input.decisions.some((row) => row.site !== manifest.to_site))
      throw new Refusal('I12-notice-and-interview', { values: { detail: 'another site than the named destination' } });
    // whoever is accepted apart from a relative of the same command is among the violations
    const named = new Set(violations.filter(({ rule }) => rule === HOUSEHOLD).map(({ person_no }) => person_no));
    const refusals = [
      ...violations,
      ...apart
        .filter(({ person_no }) => !named.has(person_no))
        .map(({ person_no }) => ({
          person_no,
          rule: HOUSEHOLD,
          detail: 'another member of the household is accepted for another section',
        })),
    ];
    if (refusals.length > 0) throw refusalOf(refusals, lines);
    return input.decisions.map(({ personNo, decision, site, section, reason, note }) =>
      LineDecided.make({
        stream: personNo,
        data: { manifestNo: input.manifestNo, decision, site, ...(decision === 'accepted' ? { section } : {}) },
        personal: { ...(decision === 'refused' && reason !== undefined ? { reason } : {}), note: note ?? '' },
      }),
    );
  },
});
