import { type KeyboardEvent, memo, useState } from 'react';
import { formatNumber } from '../../format/format-number.ts';
import { PersonName } from '../person-name.tsx';
import { QuestionField } from './question-field.tsx';
import { CONFIRM_ID } from './sheet-confirm.tsx';
import { askedQuestions, missingAnswers } from './sheet-rules.ts';
import type { SheetAnswers, SheetPerson, SheetQuestion } from './sheet-types.ts';
import type { SheetWords } from './sheet-words.ts';

const NONE: SheetAnswers = {};

/**
 * One person of the sheet, drawn again only when something of this row changes; its elements are plain, as there are 150 rows. Keyboard: arrows walk, digits answer the first choice, 0 clears, Space opens the detail, Enter goes to
 * the confirmation.
 */
export const SheetRow = memo(function SheetRow({
  person,
  index,
  questions,
  words,
  answers = NONE,
  selected,
  onSelect,
  onAnswer,
  onClear,
  problem,
  recorded,
}: {
  person: SheetPerson;
  index: number;
  questions: SheetQuestion[];
  words: SheetWords;
  answers?: SheetAnswers | undefined;
  selected: boolean | undefined;
  onSelect: (personNo: number, selected: boolean) => void;
  onAnswer: (personNo: number, key: string, value: string) => void;
  onClear: (personNo: number) => void;
  problem: string | undefined;
  recorded: boolean;
}) {
  const [opened, setOpened] = useState<boolean>();
  const touched = Object.keys(answers).length > 0;
  const missing = touched ? missingAnswers(questions, answers) : [];
  const columns = questions.filter((question) => question.column);
  const details = askedQuestions(questions, answers).filter((question) => !question.column);
  const detailMissing = details.some((question) => missing.includes(question.key));
  const open = (opened ?? (touched && detailMissing)) && details.length > 0;
  const mark = problem
    ? 'problem'
    : recorded
      ? 'recorded'
      : missing.length > 0
        ? 'incomplete'
        : touched
          ? 'exception'
          : 'rest';

  function press(event: KeyboardEvent<HTMLTableRowElement>): void {
    if (event.target !== event.currentTarget) return;
    const isChange = event.key === '0' || event.key === 'Backspace' || /^[1-9]$/.test(event.key);
    if (recorded && isChange) return;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0) {
      const rows = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])];
      rows[rows.indexOf(event.currentTarget) + move]?.focus();
    } else if (event.key === 'Enter') document.getElementById(CONFIRM_ID)?.focus();
    else if (event.key === ' ') setOpened(!open);
    else if (event.key === '0' || event.key === 'Backspace') onClear(person.personNo);
    else if (/^[1-9]$/.test(event.key)) {
      const first = columns.find((question) => question.kind === 'choice');
      const option = first?.options?.[Number(event.key) - 1];
      if (first && option) onAnswer(person.personNo, first.key, option.value);
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <tr data-row data-mark={mark} tabIndex={0} onKeyDown={press} aria-label={person.registerNumber}>
        {selected !== undefined && (
          <td data-part="mark">
            <label className="amana-sheet-mark">
              <input
                type="checkbox"
                className="amana-check"
                checked={selected}
                aria-label={words.select(person.registerNumber)}
                disabled={recorded}
                onChange={(event) => onSelect(person.personNo, event.currentTarget.checked)}
              />
            </label>
          </td>
        )}
        <td data-part="number" className="amana-number">
          {formatNumber(index)}
        </td>
        <td data-part="person">
          <PersonName registerNumber={person.registerNumber} name={person.name} latin={person.latin} />
          {(person.detail || recorded) && (
            <div className="amana-quiet">
              {person.detail}
              {recorded && (
                <b className="amana-recorded">
                  {person.detail && ' · '}
                  {words.recorded}
                </b>
              )}
            </div>
          )}
          {problem && (
            <div className="amana-wrong" role="alert">
              {problem}
            </div>
          )}
        </td>
        {columns.map((question) => (
          <td key={question.key} data-kind={question.kind} data-label={question.label}>
            {(question.when === undefined || question.when(answers)) && (
              <QuestionField
                question={question}
                answers={answers}
                words={words}
                labelled={false}
                context={person.registerNumber}
                missing={missing.includes(question.key)}
                recorded={recorded}
                onChange={(value) => onAnswer(person.personNo, question.key, value)}
              />
            )}
          </td>
        ))}
        <td data-part="detail">
          {details.length > 0 && (
            <button
              type="button"
              className="amana-sheet-button"
              data-act="detail"
              aria-expanded={open}
              aria-label={words.detail(person.registerNumber)}
              onClick={() => setOpened(!open)}
            />
          )}
          {touched && !recorded && (
            <button
              type="button"
              className="amana-sheet-button"
              data-act="back"
              aria-label={words.backOf(person.registerNumber)}
              title={words.back}
              onClick={() => {
                setOpened(undefined);
                onClear(person.personNo);
              }}
            />
          )}
        </td>
      </tr>
      {open && (
        <tr data-mark={mark}>
          <td colSpan={columns.length + (selected === undefined ? 3 : 4)}>
            <div className="amana-sheet-detail">
              {details.map((question) => (
                <QuestionField
                  key={question.key}
                  question={question}
                  answers={answers}
                  words={words}
                  context={person.registerNumber}
                  missing={missing.includes(question.key)}
                  recorded={recorded}
                  onChange={(value) => {
                    // the first letter is an answer already: the field stays until the officer folds the row
                    if (question.kind === 'text') setOpened(true);
                    onAnswer(person.personNo, question.key, value);
                  }}
                />
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
});
