import { matchesFilter } from '../../../core/matches-filter.ts';
import { askedQuestions, isException, type SheetExceptions } from './sheet-rules.ts';
import type { SheetAnswers, SheetPerson, SheetQuestion } from './sheet-types.ts';

/** Which rows an officer looks at: all, those set by hand, the rest, or those with something wrong. */
export type Shown = 'all' | 'exceptions' | 'rest' | 'problems';

/** What of a sheet is looked at. Empty texts hide nothing. */
export type SheetView = {
  readonly text: string;
  readonly shown: Shown;
  /** Chosen value of each facet, by its key. */
  readonly facets: Readonly<Record<string, string>>;
  /** Key of a question: persons for whom nobody answered it by hand. */
  readonly openQuestion: string;
};

/** A view that hides nothing. */
export const wholeSheet: SheetView = { text: '', shown: 'all', facets: {}, openQuestion: '' };

const isOpen = (questions: readonly SheetQuestion[], answers: SheetAnswers, key: string): boolean =>
  askedQuestions(questions, answers).some((question) => question.key === key) && !answers[key]?.trim();

/** Whether a person's row is shown. `toCheck` are persons with an incomplete row or a problem. */
export function isShown(
  person: SheetPerson,
  view: SheetView,
  questions: readonly SheetQuestion[],
  exceptions: SheetExceptions,
  toCheck: ReadonlySet<number>,
): boolean {
  const byHand = isException(exceptions, person.personNo);
  if (view.shown === 'exceptions' && !byHand) return false;
  if (view.shown === 'rest' && byHand) return false;
  if (view.shown === 'problems' && !toCheck.has(person.personNo)) return false;
  if (Object.entries(view.facets).some(([key, value]) => value !== '' && person.facets?.[key] !== value)) return false;
  if (view.openQuestion !== '' && !isOpen(questions, exceptions[person.personNo] ?? {}, view.openQuestion))
    return false;
  return view.text === '' || matchesFilter(person, view.text);
}
