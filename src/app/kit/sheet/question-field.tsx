import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SheetAnswers, SheetQuestion } from './sheet-types.ts';

/** One question with its answer; nothing is chosen until the officer chooses. */
export function QuestionField({
  question,
  answers,
  onChange,
  labelled = true,
  context,
  missing = false,
  recorded = false,
}: {
  question: SheetQuestion;
  answers: SheetAnswers;
  onChange: (value: string) => void;
  labelled?: boolean;
  /** Says whose answer it is, for readers of the screen. */
  context: string;
  missing?: boolean;
  /** The answer stands as it was recorded, and cannot be changed here. */
  recorded?: boolean;
}) {
  const { t } = useTranslation('shell');
  const options = question.optionsFor?.(answers) ?? question.options ?? [];
  const value = answers[question.key] ?? '';
  const name = `${question.label} · ${context}`;
  const error = missing ? t('sheet.answerMissing') : undefined;
  if (question.kind === 'choice')
    return (
      <div>
        {labelled && (
          <Text size="sm" fw={600} mb={4}>
            {question.label}
          </Text>
        )}
        <fieldset className="amana-choice" aria-label={name}>
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              disabled={recorded}
              aria-pressed={value === option.value}
              data-tone={option.tone ?? 'plain'}
              onClick={() => onChange(value === option.value ? '' : option.value)}
            >
              {option.label}
            </button>
          ))}
        </fieldset>
        {error && (
          <Text size="xs" c="red.9">
            {error}
          </Text>
        )}
      </div>
    );
  if (question.kind === 'select')
    return (
      <NativeSelect
        size="md"
        label={labelled ? question.label : undefined}
        aria-label={name}
        disabled={recorded}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[{ value: '', label: t('action.choose') }, ...options]}
      />
    );
  return (
    <Textarea
      size="md"
      autosize
      minRows={1}
      disabled={recorded}
      label={labelled ? question.label : undefined}
      aria-label={name}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
