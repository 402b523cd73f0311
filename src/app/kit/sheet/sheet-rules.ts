import type { SheetAnswers, SheetPerson, SheetQuestion, SheetResultRow } from './sheet-types.ts';

/** The questions that are asked given the answers so far. */
export function askedQuestions(questions: readonly SheetQuestion[], answers: SheetAnswers): SheetQuestion[] {
  return questions.filter((question) => question.when === undefined || question.when(answers));
}

/** Keys of required questions that have no answer. */
export function missingAnswers(questions: readonly SheetQuestion[], answers: SheetAnswers): string[] {
  return askedQuestions(questions, answers)
    .filter((question) => question.required && !answers[question.key]?.trim())
    .map((question) => question.key);
}

/** The answers without empty ones and without answers to questions that are no longer asked. */
export function keptAnswers(questions: readonly SheetQuestion[], answers: SheetAnswers): SheetAnswers {
  const asked = new Set(askedQuestions(questions, answers).map((question) => question.key));
  return Object.fromEntries(Object.entries(answers).filter(([key, value]) => asked.has(key) && value.trim() !== ''));
}

/** Sets one answer of a row; an empty value takes the answer away. */
export function setAnswer(answers: SheetAnswers, key: string, value: string): SheetAnswers {
  const { [key]: _removed, ...others } = answers;
  return value === '' ? others : { ...others, [key]: value };
}

/** The exceptions by person number: the rows an officer set by hand. */
export type SheetExceptions = Readonly<Record<number, SheetAnswers>>;

/** Whether a row was set by hand. */
export function isException(exceptions: SheetExceptions, personNo: number): boolean {
  return Object.keys(exceptions[personNo] ?? {}).length > 0;
}

/** Persons whose hand-set row still misses an answer. */
export function incompletePersons(questions: readonly SheetQuestion[], exceptions: SheetExceptions): number[] {
  return Object.entries(exceptions)
    .filter(([, answers]) => Object.keys(answers).length > 0 && missingAnswers(questions, answers).length > 0)
    .map(([personNo]) => Number(personNo));
}

/** Every row of the sheet: exceptions as they were set, the others with the answers chosen for the rest. */
export function buildRows(
  questions: readonly SheetQuestion[],
  persons: readonly SheetPerson[],
  exceptions: SheetExceptions,
  rest: SheetAnswers,
): SheetResultRow[] {
  return persons.map(({ personNo }) => {
    const exception = isException(exceptions, personNo);
    const answers = exception ? (exceptions[personNo] ?? {}) : rest;
    return { personNo, answers: keptAnswers(questions, answers), exception };
  });
}
