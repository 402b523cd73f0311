import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { problemsOfSection, requireAnswerer, sectionAnswered, sectionAnswers } from '../escort-answers.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';

/**
 * Answers one section of a person's escort record: each of its questions, none by default. Health is answered by a health officer, and says only what must be done on the way. After the
 * record was confirmed, an answer is an amendment.
 */
export const answerEscortSection = defineCommand({
  system: 'transfers',
  name: 'answer-escort-section',
  refuses: ['not-on-manifest', 'not-permitted'],
  input: sectionAnswers.extend({ manifestNo: z.int().positive() }).strict(),
  streams: (input) => [input.manifestNo, input.personNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
  }),
  decide: ({ manifest, lines }, { manifestNo, ...answered }, context) => {
    requireAnswerer(manifest, [answered.section], context);
    requireOnManifest(lines, [answered.personNo], ['listed', 'suspended']);
    const problems = problemsOfSection(answered);
    if (problems.length > 0) throw new Refusal('escort-questions', { problems });
    return [sectionAnswered(manifestNo, answered)];
  },
});
