import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EscortHealthAnswered, EscortSectionAnswered } from '../escort-events.ts';
import { escortQuestions, escortSections, escortSources } from '../escort-questions.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';

/**
 * Answers one section of a person's escort record: each of its questions, none by default. Health is answered by a health officer, and says only what must be done on the way. After the
 * record was confirmed, an answer is an amendment.
 */
export const answerEscortSection = defineCommand({
  system: 'transfers',
  name: 'answer-escort-section',
  refuses: ['not-on-manifest'],
  roles: ['origin_officer', 'transfer_cell', 'escort_commander', 'health_officer'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      personNo: z.int().positive(),
      section: z.enum(escortSections),
      answers: z
        .array(
          z
            .object({
              question: z.string().min(1).max(60),
              answer: z.enum(['yes', 'no', 'unknown']),
              detail: z.string().trim().max(1000).optional(),
              source: z.enum(escortSources),
            })
            .strict(),
        )
        .min(1)
        .max(30),
    })
    .strict(),
  streams: (input) => [input.manifestNo, input.personNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
  }),
  decide: ({ manifest, lines }, input, { authority, postings }) => {
    if (authority !== manifest.from_authority && authority !== manifest.escort_authority)
      throw new Refusal('not-permitted');
    const isHealthOfficer = postings.some(({ role }) => role === 'health_officer');
    const keepsRecord = postings.some(({ role }) => role !== 'health_officer');
    if (input.section === 'health' ? !isHealthOfficer : !keepsRecord) throw new Refusal('not-permitted');
    requireOnManifest(lines, [input.personNo], ['listed', 'suspended']);
    const asked: readonly string[] = escortQuestions[input.section];
    const given = input.answers.map(({ question }) => question);
    const problems = [
      ...asked
        .filter((question) => given.filter((one) => one === question).length !== 1)
        .map((question) => ({ code: 'answer-missing', field: question })),
      ...given.filter((question) => !asked.includes(question)).map((field) => ({ code: 'invalid_value', field })),
      ...input.answers
        .filter(({ answer, detail }) => answer !== 'no' && (detail ?? '') === '')
        .map(({ question }) => ({ code: 'reason-missing', field: question })),
    ];
    if (problems.length > 0) throw new Refusal('escort-questions', { problems });
    const personal = { answers: input.answers };
    return [
      input.section === 'health'
        ? EscortHealthAnswered.make({ stream: input.personNo, data: { manifestNo: input.manifestNo }, personal })
        : EscortSectionAnswered.make({
            stream: input.personNo,
            data: { manifestNo: input.manifestNo, section: input.section },
            personal,
          }),
    ];
  },
});
