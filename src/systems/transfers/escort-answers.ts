import { z } from 'zod';
import type { Context } from '../../core/register/command-definition.ts';
import type { RefusalProblem } from '../../core/register/refusal.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { EscortHealthAnswered, EscortSectionAnswered } from './escort-events.ts';
import { type EscortSection, escortQuestions, escortSections, escortSources } from './escort-questions.ts';
import type { ManifestState } from './state.ts';

/** One section of a person's escort record as it is answered: each of its questions. */
export const sectionAnswers = z
  .object({
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
  .strict();
/** One section of a person's escort record as it is answered. */
export type SectionAnswers = z.infer<typeof sectionAnswers>;

/**
 * Refuses answers by an officer of neither side, and of health by anybody but a health officer.
 * @throws Refusal `not-permitted`
 */
export const requireAnswerer = (
  manifest: ManifestState,
  sections: readonly EscortSection[],
  { authority, postings }: Pick<Context, 'authority' | 'postings'>,
): void => {
  if (authority !== manifest.from_authority && authority !== manifest.escort_authority)
    throw new Refusal('not-permitted');
  const isHealthOfficer = postings.some(({ role }) => role === 'health_officer');
  const keepsRecord = postings.some(({ role }) => role !== 'health_officer');
  if (!sections.every((section) => (section === 'health' ? isHealthOfficer : keepsRecord)))
    throw new Refusal('not-permitted');
};

/** What is wrong with the answers of a section: a question that is missing or of another section, and a yes or unknown that does not say what must be known or done. */
export const problemsOfSection = ({ section, answers }: SectionAnswers): RefusalProblem[] => {
  const asked: readonly string[] = escortQuestions[section];
  const given = answers.map(({ question }) => question);
  return [
    ...asked
      .filter((question) => given.filter((one) => one === question).length !== 1)
      .map((question) => ({ code: 'answer-missing', field: question })),
    ...given.filter((question) => !asked.includes(question)).map((field) => ({ code: 'invalid_value', field })),
    ...answers
      .filter(({ answer, detail }) => answer !== 'no' && (detail ?? '') === '')
      .map(({ question }) => ({ code: 'reason-missing', field: question })),
  ];
};

/** The event of an answered section. */
export const sectionAnswered = (manifestNo: number, { personNo, section, answers }: SectionAnswers) =>
  section === 'health'
    ? EscortHealthAnswered.make({ stream: personNo, data: { manifestNo }, personal: { answers } })
    : EscortSectionAnswered.make({ stream: personNo, data: { manifestNo, section }, personal: { answers } });
