import type { EscortSectionView, KnownSection } from '../escort-views.ts';
import type { AnswerEscortSectionInput } from '../way-command-views.ts';

type Answers = AnswerEscortSectionInput['answers'];

/** The answers of a section that can be taken over from an earlier record as they are, as the command takes them. */
export const takenAnswers = (answers: readonly { question: string; answer: string; detail: string }[]): Answers =>
  answers.map(
    ({ question, answer, detail }) =>
      ({ question, answer, source: 'earlier-record', ...(detail === '' ? {} : { detail }) }) as Answers[number],
  );

/** Of a section of one record, what can be taken over: where no question is left open it is the whole section. */
export const knownOf = (section: EscortSectionView): { question: string; answer: string; detail: string }[] =>
  section.questions.flatMap(({ question, open, known }) => {
    const earlier = known.find(({ source }) => source === 'earlier-record');
    return open !== null || earlier === undefined || earlier.answer === null
      ? []
      : [{ question, answer: earlier.answer, detail: earlier.detail }];
  });

/** Sections that one press answers: not answered yet, and nothing of them left open. */
export const isReady = ({ isAnswered, open, answers }: KnownSection): boolean =>
  !isAnswered && open.length === 0 && answers.length > 0;

/**
 * Why nothing of a person can be confirmed by one press. That the file says something is the reason only where the rest is known: of most persons an order is in force, which the file says of somebody without an earlier record as well.
 */
export const whyNothing = (sections: readonly KnownSection[]): 'answered' | 'file' | 'old' | 'missing' => {
  const unanswered = sections.filter(({ isAnswered }) => !isAnswered);
  if (unanswered.length === 0) return 'answered';
  const open = unanswered.flatMap((section) => section.open);
  if (open.some(({ why }) => why === 'old')) return 'old';
  const isKnown = unanswered.some(({ answers }) => answers.length > 0);
  return isKnown && open.some(({ why }) => why === 'file') ? 'file' : 'missing';
};
