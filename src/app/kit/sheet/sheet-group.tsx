import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StillMissing } from '../still-missing.tsx';
import { QuestionField } from './question-field.tsx';
import { askedQuestions, missingAnswers, setAnswer } from './sheet-rules.ts';
import type { SheetAnswers, SheetQuestion } from './sheet-types.ts';
import type { SheetWords } from './sheet-words.ts';

/** Answers for the marked persons together; each of them becomes an exception. */
export function SheetGroup({
  questions,
  words,
  count,
  onApply,
}: {
  questions: SheetQuestion[];
  words: SheetWords;
  count: number;
  onApply: (answers: SheetAnswers) => void;
}) {
  const { t } = useTranslation('shell');
  const [answers, setAnswers] = useState<SheetAnswers>({});
  const [tried, setTried] = useState(false);
  const usable = questions.filter((question) => question.forRest !== false);
  const missing = missingAnswers(usable, answers);
  const labelOf = (key: string) => usable.find((question) => question.key === key)?.label ?? key;
  return (
    <Paper withBorder p="sm" component="section" className="amana-no-print" aria-label={t('sheet.group', { count })}>
      <Stack gap="sm">
        <Text fw={600}>{t('sheet.group', { count })}</Text>
        <Group align="flex-end">
          {askedQuestions(usable, answers).map((question) => (
            <QuestionField
              key={question.key}
              question={question}
              answers={answers}
              words={words}
              context={t('sheet.group', { count })}
              onChange={(value) => setAnswers((now) => setAnswer(now, question.key, value))}
            />
          ))}
          <Button
            size="md"
            onClick={() => {
              setTried(true);
              if (missing.length > 0) return;
              onApply(answers);
              setAnswers({});
              setTried(false);
            }}
          >
            {t('sheet.apply')}
          </Button>
        </Group>
        <StillMissing labels={tried ? missing.map(labelOf) : []} />
      </Stack>
    </Paper>
  );
}
