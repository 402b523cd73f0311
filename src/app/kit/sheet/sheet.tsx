import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem-error.ts';
import type { CommandPhase } from '../../api/use-command.ts';
import { pickText } from '../../format/pick-text.ts';
import { ChoiceBar } from '../choice-bar.tsx';
import { CommandNotice } from '../command-notice.tsx';
import { MarkFirst } from './mark-first.tsx';
import { matchesFilter } from './matches-filter.ts';
import { SheetConfirm } from './sheet-confirm.tsx';
import { SheetGroup } from './sheet-group.tsx';
import { SheetRow } from './sheet-row.tsx';
import { incompletePersons, isException, type SheetExceptions, setAnswer } from './sheet-rules.ts';
import type { SheetAnswers, SheetPerson, SheetQuestion, SheetResultRow } from './sheet-types.ts';

type Shown = 'all' | 'exceptions' | 'rest' | 'problems';

/**
 * One sheet for the whole manifest, worked by exception: rows are persons, columns are questions without a default answer.
 * Rows that the officer sets are exceptions; the rest gets one answer that is chosen explicitly and confirmed by typing how
 * many persons it is for. Nothing is sent before that.
 */
export function Sheet({
  persons,
  questions,
  command,
  onSubmit,
  groups = false,
}: {
  persons: SheetPerson[];
  questions: SheetQuestion[];
  command: { phase: CommandPhase; attempt: number; error: unknown; busy: boolean };
  onSubmit: (rows: SheetResultRow[], expectedCount: number) => void;
  /** Lets the officer answer for several marked persons at once (they count as exceptions). */
  groups?: boolean;
}) {
  const { t } = useTranslation('shell');
  const [exceptions, setExceptions] = useState<SheetExceptions>({});
  const [filter, setFilter] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const recorded = command.phase === 'done';

  const answer = useCallback((personNo: number, key: string, value: string) => {
    setExceptions((now) => ({ ...now, [personNo]: setAnswer(now[personNo] ?? {}, key, value) }));
  }, []);
  const clear = useCallback((personNo: number) => setExceptions((now) => ({ ...now, [personNo]: {} })), []);
  const select = useCallback((personNo: number, on: boolean) => {
    setSelection((now) => {
      const next = new Set(now);
      if (on) next.add(personNo);
      else next.delete(personNo);
      return next;
    });
  }, []);

  const problems = useMemo(() => problemTexts(command.error), [command.error]);
  const byHand = persons.filter((person) => isException(exceptions, person.personNo));
  const remaining = persons.length - byHand.length;
  const incomplete = incompletePersons(questions, exceptions);
  const dirty = byHand.length > 0 && !recorded;
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  const visible = persons.filter((person) => {
    if (shown === 'exceptions' && !isException(exceptions, person.personNo)) return false;
    if (shown === 'rest' && isException(exceptions, person.personNo)) return false;
    if (shown === 'problems' && !problems.has(person.personNo) && !incomplete.includes(person.personNo)) return false;
    return matchesFilter(person, filter);
  });

  function applyToSelection(answers: SheetAnswers): void {
    setExceptions((now) => ({ ...now, ...Object.fromEntries([...selection].map((personNo) => [personNo, answers])) }));
    setSelection(new Set());
  }

  return (
    <Stack gap="sm">
      <Paper withBorder p="sm">
        <Group justify="space-between">
          <Text aria-live="polite" fw={600}>
            {t('sheet.persons', { count: persons.length })} · {t('sheet.byHand', { count: byHand.length })} ·{' '}
            {t('sheet.remaining', { count: remaining })}
            {incomplete.length > 0 && ` · ${t('sheet.incomplete', { count: incomplete.length })}`}
          </Text>
          <Group>
            <TextInput
              data-search
              size="md"
              type="search"
              aria-label={t('sheet.filter')}
              placeholder={t('sheet.filter')}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
            <ChoiceBar
              large
              label={t('sheet.show')}
              value={shown}
              onChange={(value) => setShown(value as Shown)}
              options={(['all', 'exceptions', 'rest', 'problems'] as const).map((value) => ({
                value,
                label: t(`sheet.shown.${value}`),
              }))}
            />
          </Group>
        </Group>
      </Paper>
      {groups && !recorded && (
        <MarkFirst
          onMark={(count) =>
            setSelection(
              new Set(
                visible
                  .filter((person) => !isException(exceptions, person.personNo))
                  .slice(0, count)
                  .map((person) => person.personNo),
              ),
            )
          }
        />
      )}
      {groups && selection.size > 0 && (
        <SheetGroup questions={questions} count={selection.size} onApply={applyToSelection} />
      )}
      <Paper withBorder>
        <table className="amana-sheet">
          <thead>
            <tr>
              {groups && (
                <th>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() =>
                      setSelection(selection.size > 0 ? new Set() : new Set(visible.map((person) => person.personNo)))
                    }
                  >
                    {selection.size > 0 ? t('sheet.selectNone') : t('sheet.selectShown')}
                  </Button>
                </th>
              )}
              <th>#</th>
              <th>{t('sheet.person')}</th>
              {questions
                .filter((question) => question.column)
                .map((question) => (
                  <th key={question.key}>{question.label}</th>
                ))}
              <th>
                <span className="amana-hidden">{t('sheet.detailColumn')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {visible.map((person) => (
              <SheetRow
                key={person.personNo}
                person={person}
                index={persons.indexOf(person) + 1}
                questions={questions}
                answers={exceptions[person.personNo]}
                selected={groups ? selection.has(person.personNo) : undefined}
                onSelect={select}
                onAnswer={answer}
                onClear={clear}
                problem={problems.get(person.personNo)}
                recorded={recorded}
              />
            ))}
          </tbody>
        </table>
        {visible.length === 0 && (
          <Text p="md" c="gray.7" role="status">
            {t('sheet.noneShown')}
          </Text>
        )}
      </Paper>
      {!recorded && (
        <SheetConfirm
          questions={questions}
          persons={persons}
          exceptions={exceptions}
          incomplete={incomplete.length}
          command={command}
          onSubmit={onSubmit}
        />
      )}
      <div aria-live="polite">
        <CommandNotice command={command} />
      </div>
    </Stack>
  );
}

/** What the register said about single persons, by person number. */
function problemTexts(error: unknown): Map<number, string> {
  const texts = new Map<number, string>();
  if (!(error instanceof ProblemError)) return texts;
  for (const item of error.problem.problems ?? []) {
    if (item.personNo === undefined) continue;
    const before = texts.get(item.personNo);
    texts.set(item.personNo, before ? `${before} ${pickText(item.detail)}` : pickText(item.detail));
  }
  return texts;
}
