import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandPhase } from '../../api/use-command.ts';
import { readDigits } from '../../format/read-digits.ts';
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

/**
 * The end of a sheet: the officer chooses the answer for everybody who was not set by hand and types how many they are.
 * A wrong number is refused here already, and again by the register.
 */
export function SheetConfirm({
  questions,
  persons,
  exceptions,
  incomplete,
  command,
  onSubmit,
}: {
  questions: SheetQuestion[];
  persons: SheetPerson[];
  exceptions: SheetExceptions;
  incomplete: number;
  command: { phase: CommandPhase; busy: boolean };
  onSubmit: (rows: SheetResultRow[], expectedCount: number) => void;
}) {
  const { t } = useTranslation('shell');
  const [rest, setRest] = useState<SheetAnswers>({});
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const remaining = persons.filter((person) => !isException(exceptions, person.personNo)).length;
  const usable = questions.filter((question) => question.forRest !== false);
  const missing = remaining > 0 ? missingAnswers(usable, rest) : [];
  const count = remaining > 0 ? readDigits(typed) : 0;
  const countWrong = count !== remaining;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0 || countWrong || incomplete > 0 || count === undefined) return;
    onSubmit(buildRows(questions, persons, exceptions, rest), count);
  }

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="sheet-confirm" className="amana-no-print">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Title order={2} size="h4" id="sheet-confirm">
            {remaining > 0 ? t('sheet.confirmTitle', { count: remaining }) : t('sheet.confirmAll')}
          </Title>
          {remaining > 0 && (
            <>
              <Text size="sm" c="gray.8">
                {t('sheet.confirmExplain')}
              </Text>
              {askedQuestions(usable, rest).map((question) => (
                <QuestionField
                  key={question.key}
                  question={question}
                  answers={rest}
                  context={t('sheet.theRest')}
                  missing={tried && missing.includes(question.key)}
                  onChange={(value) => setRest((now) => setAnswer(now, question.key, value))}
                />
              ))}
              <TextInput
                size="md"
                maw={320}
                inputMode="numeric"
                autoComplete="off"
                label={t('sheet.typeCount')}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                error={tried && countWrong ? t('sheet.countWrong', { count: remaining }) : undefined}
                styles={{ input: { fontSize: 20, direction: 'ltr' } }}
              />
            </>
          )}
          {incomplete > 0 && (
            <Text c="red.9" size="sm" role="status">
              {t('sheet.incompleteExplain', { count: incomplete })}
            </Text>
          )}
          <Group>
            <Button type="submit" size="lg" loading={command.busy}>
              {command.phase === 'unsent' ? t('action.sendAgain') : t('sheet.submit', { count: persons.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
