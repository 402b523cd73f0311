import { ActionIcon, Checkbox, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../person-name.tsx';
import { QuestionField } from './question-field.tsx';
import { CONFIRM_ID } from './sheet-confirm.tsx';
import { askedQuestions, missingAnswers } from './sheet-rules.ts';
import type { SheetAnswers, SheetPerson, SheetQuestion } from './sheet-types.ts';

const NONE: SheetAnswers = {};

/** One person of the sheet. Keyboard: arrows walk, digits answer the first choice, 0 clears, Space opens the detail, Enter goes to the confirmation. */
export const SheetRow = memo(function SheetRow({
  person,
  index,
  questions,
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
  answers?: SheetAnswers | undefined;
  selected: boolean | undefined;
  onSelect: (personNo: number, selected: boolean) => void;
  onAnswer: (personNo: number, key: string, value: string) => void;
  onClear: (personNo: number) => void;
  problem: string | undefined;
  recorded: boolean;
}) {
  const { t } = useTranslation('shell');
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
          <td>
            <Checkbox
              size="md"
              checked={selected}
              aria-label={t('sheet.select', { number: person.registerNumber })}
              disabled={recorded}
              onChange={(event) => onSelect(person.personNo, event.currentTarget.checked)}
            />
          </td>
        )}
        <td className="amana-number">{index}</td>
        <td>
          <PersonName registerNumber={person.registerNumber} name={person.name} latin={person.latin} />
          {(person.detail || recorded) && (
            <Text size="xs" c="gray.7">
              {person.detail}
              {recorded && (
                <Text span inherit c="teal.9" fw={600}>
                  {person.detail && ' · '}
                  {t('sheet.recorded')}
                </Text>
              )}
            </Text>
          )}
          {problem && (
            <Text size="sm" c="red.9" fw={600} role="alert">
              {problem}
            </Text>
          )}
        </td>
        {columns.map((question) => (
          <td key={question.key} data-kind={question.kind} data-label={question.label}>
            {(question.when === undefined || question.when(answers)) && (
              <QuestionField
                question={question}
                answers={answers}
                labelled={false}
                context={person.registerNumber}
                missing={missing.includes(question.key)}
                recorded={recorded}
                onChange={(value) => onAnswer(person.personNo, question.key, value)}
              />
            )}
          </td>
        ))}
        <td data-part="detail" style={{ whiteSpace: 'nowrap' }}>
          {details.length > 0 && (
            <ActionIcon
              size={44}
              variant="default"
              aria-expanded={open}
              aria-label={t('sheet.detail', { number: person.registerNumber })}
              onClick={() => setOpened(!open)}
            >
              {open ? <IconChevronUp size={20} /> : <IconChevronDown size={20} />}
            </ActionIcon>
          )}
          {touched && !recorded && (
            <ActionIcon
              ms={6}
              size={44}
              variant="default"
              aria-label={t('sheet.backToRest', { number: person.registerNumber })}
              title={t('sheet.backToRestShort')}
              onClick={() => {
                setOpened(undefined);
                onClear(person.personNo);
              }}
            >
              <IconArrowBackUp size={20} className="amana-mirror" />
            </ActionIcon>
          )}
        </td>
      </tr>
      {open && (
        <tr data-mark={mark}>
          <td colSpan={columns.length + (selected === undefined ? 3 : 4)}>
            <Stack gap="sm" maw={720} py="xs">
              {details.map((question) => (
                <QuestionField
                  key={question.key}
                  question={question}
                  answers={answers}
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
            </Stack>
          </td>
        </tr>
      )}
    </>
  );
});
