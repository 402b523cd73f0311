import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandPhase } from '../../api/use-command.ts';
import { readDigits } from '../../format/read-digits.ts';
import { CommandNotice } from '../command-notice.tsx';
import { StickyBar } from '../sticky-bar.tsx';
import { QuestionField } from './question-field.tsx';
import {
  askedQuestions,
  buildRows,
  isException,
  missingAnswers,
  type SheetExceptions,
  setAnswer,
} from './sheet-rules.ts';
import type { SheetAnswers, SheetPerson, SheetQuestion, SheetResultRow } from './sheet-types.ts';
import type { SheetWords } from './sheet-words.ts';

/** The id of the bar's heading, to which the keyboard jumps from the rows. */
export const CONFIRM_ID = 'sheet-confirm';

/**
 * The end of a sheet, always in sight: the officer chooses the answer for everybody who was not set by hand and types how many they are. A wrong number is
 * refused here already, and again by the register.
 */
export function SheetConfirm({
  questions,
  words,
  persons,
  exceptions,
  incomplete,
  command,
  onSubmit,
}: {
  questions: SheetQuestion[];
  words: SheetWords;
  persons: SheetPerson[];
  exceptions: SheetExceptions;
  incomplete: number;
  command: { phase: CommandPhase; attempt: number; error: unknown; busy: boolean };
  onSubmit: (rows: SheetResultRow[], expectedCount: number) => void;
}) {
  const { t } = useTranslation('shell');
  const [rest, setRest] = useState<SheetAnswers>({});
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [folded, setFolded] = useState(false);
  const remaining = persons.filter((person) => !isException(exceptions, person.personNo)).length;
  const usable = questions.filter((question) => question.forRest !== false);
  const missing = remaining > 0 ? missingAnswers(usable, rest) : [];
  const count = remaining > 0 ? readDigits(typed) : 0;
  const countWrong = count !== remaining;
  const open = incomplete + (missing.length > 0 || countWrong ? remaining : 0);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0 || countWrong || incomplete > 0 || count === undefined) return;
    onSubmit(buildRows(questions, persons, exceptions, rest), count);
  }

  return (
    <StickyBar labelledBy={CONFIRM_ID}>
      <form onSubmit={submit} noValidate>
        <Stack gap="xs">
          <Group justify="space-between" gap="xs">
            <Title order={2} size="h4" id={CONFIRM_ID} tabIndex={-1}>
              {remaining > 0 ? t('sheet.confirmTitle', { count: remaining }) : t('sheet.confirmAll')}
            </Title>
            <Group gap="xs">
              <Text size="sm" fw={600} aria-live="polite">
                {t('sheet.answered', { count: persons.length - open })} · {t('sheet.open', { count: open })}
              </Text>
              <Button
                size="sm"
                variant="default"
                aria-expanded={!folded}
                leftSection={
                  folded ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />
                }
                onClick={() => setFolded(!folded)}
              >
                {folded ? t('sheet.unfold') : t('sheet.fold')}
              </Button>
            </Group>
          </Group>
          {!folded && (
            <div className="amana-sticky-body">
              <CommandNotice command={command} />
              {incomplete > 0 && (
                <Text c="red.9" size="sm" role="status">
                  {t('sheet.incompleteExplain', { count: incomplete })}
                </Text>
              )}
              <div className="amana-questions">
                {remaining > 0 && (
                  <>
                    {askedQuestions(usable, rest).map((question) => (
                      <QuestionField
                        key={question.key}
                        question={question}
                        answers={rest}
                        words={words}
                        context={t('sheet.theRest')}
                        missing={tried && missing.includes(question.key)}
                        onChange={(value) => setRest((now) => setAnswer(now, question.key, value))}
                      />
                    ))}
                    <TextInput
                      size="md"
                      miw={210}
                      inputMode="numeric"
                      autoComplete="off"
                      label={t('sheet.typeCount')}
                      value={typed}
                      onChange={(event) => setTyped(event.currentTarget.value)}
                      error={tried && countWrong ? t('sheet.countWrong', { count: remaining }) : undefined}
                    />
                  </>
                )}
                <Button type="submit" size="md" loading={command.busy}>
                  {command.phase === 'unsent' ? t('action.sendAgain') : t('sheet.submit', { count: persons.length })}
                </Button>
              </div>
            </div>
          )}
        </Stack>
      </form>
    </StickyBar>
  );
}
