import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { problemsOfSection, requireAnswerer, sectionAnswered, sectionAnswers } from '../escort-answers.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';

/**
 * Answers sections of the escort records of many persons of a manifest at once, as they were filled in before the convoy: each row is one person's section with all its questions, and one that is not whole
 * refuses all, naming each. Nothing is answered for everybody by one word.
 */
export const answerEscortSections = defineCommand({
  system: 'transfers',
  name: 'answer-escort-sections',
  refuses: ['not-on-manifest', 'not-permitted'],
  bodyLimit: 16 * 1024 * 1024,
  input: z.object({ manifestNo: z.int().positive(), rows: z.array(sectionAnswers).min(1).max(5000) }).strict(),
  streams: ({ manifestNo, rows }) => [manifestNo, ...new Set(rows.map(({ personNo }) => personNo))],
  load: async (read, { manifestNo }) => ({
    manifest: await getManifest(read, manifestNo),
    lines: await findLines(read, manifestNo),
  }),
  decide: ({ manifest, lines }, { manifestNo, rows }, context) => {
    requireAnswerer(
      manifest,
      rows.map(({ section }) => section),
      context,
    );
    requireOnManifest(
      lines,
      rows.map(({ personNo }) => personNo),
      ['listed', 'suspended'],
    );
    const first = new Map(rows.toReversed().map((row) => [`${row.personNo} ${row.section}`, row]));
    const problems = rows.flatMap((row) => [
      ...(first.get(`${row.personNo} ${row.section}`) === row
        ? []
        : [{ code: 'person-twice', personNo: row.personNo, field: row.section }]),
      ...problemsOfSection(row).map((problem) => ({ ...problem, personNo: row.personNo })),
    ]);
    if (problems.length > 0) throw new Refusal('escort-questions', { problems });
    return rows.map((row) => sectionAnswered(manifestNo, row));
  },
});
