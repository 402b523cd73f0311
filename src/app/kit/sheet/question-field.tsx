import type { ReactNode } from 'react';
import { AnswerSelect } from './answer-select.tsx';
import type { SheetAnswers, SheetQuestion } from './sheet-types.ts';
import type { SheetWords } from './sheet-words.ts';

/** One question with its answer; nothing is chosen until the officer chooses. A sheet has hundreds of them: they are plain elements. */
export function QuestionField({
  question,
  answers,
  words,
  onChange,
  labelled = true,
  context,
  missing = false,
  recorded = false,
}: {
  question: SheetQuestion;
  answers: SheetAnswers;
  words: SheetWords;
  onChange: (value: string) => void;
  labelled?: boolean;
  /** Says whose answer it is, for readers of the screen. */
  context: string;
  missing?: boolean;
  /** The answer stands as it was recorded, and cannot be changed here. */
  recorded?: boolean;
}) {
  const options = question.optionsFor?.(answers) ?? question.options ?? [];
  const value = answers[question.key] ?? '';
  const common = { 'aria-label': `${question.label} · ${context}`, 'aria-invalid': missing || undefined };
  if (question.kind === 'choice')
    return (
      <Field question={question} labelled={labelled} error={missing ? words.answerMissing : undefined}>
        <fieldset className="amana-choice" aria-label={common['aria-label']}>
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              disabled={recorded}
              aria-pressed={value === option.value}
              data-tone={option.tone}
              onClick={() => onChange(value === option.value ? '' : option.value)}
            >
              {option.label}
            </button>
          ))}
        </fieldset>
      </Field>
    );
  return (
    <Field question={question} labelled={labelled} error={missing ? words.answerMissing : undefined}>
      {question.kind === 'select' ? (
        <AnswerSelect
          {...common}
          alone={labelled}
          options={options}
          empty={words.choose}
          disabled={recorded}
          value={value}
          onChoose={onChange}
        />
      ) : (
        <textarea
          {...common}
          className="amana-answer"
          rows={1}
          disabled={recorded}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** An answer with the question above it, where no heading of a column says it, and what is wrong below it. */
function Field({
  question,
  labelled,
  error,
  children,
}: {
  question: SheetQuestion;
  labelled: boolean;
  error: string | undefined;
  children: ReactNode;
}) {
  const Frame = question.kind === 'choice' ? 'div' : 'label';
  return (
    <Frame className="amana-question" data-kind={question.kind}>
      {labelled && <span className="amana-question-label">{question.label}</span>}
      {children}
      {error && <span className="amana-small amana-wrong">{error}</span>}
    </Frame>
  );
}
