import { Paper, Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem-error.ts';
import type { CommandPhase } from '../../api/use-command.ts';
import { pickText } from '../../format/pick-text.ts';
import { MarkFirst } from './mark-first.tsx';
import { CONFIRM_ID, SheetConfirm } from './sheet-confirm.tsx';
import { SheetFilters } from './sheet-filters.tsx';
import { SheetGroup } from './sheet-group.tsx';
import { SheetRow } from './sheet-row.tsx';
import { incompletePersons, isException, type SheetExceptions, setAnswer } from './sheet-rules.ts';
import type { SheetAnswers, SheetFacet, SheetPerson, SheetQuestion, SheetResultRow } from './sheet-types.ts';
import { isShown, type SheetView, wholeSheet } from './sheet-view.ts';
import { makeSheetWords } from './sheet-words.ts';

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
  facets = [],
}: {
  persons: SheetPerson[];
  questions: SheetQuestion[];
  command: { phase: CommandPhase; attempt: number; error: unknown; busy: boolean };
  onSubmit: (rows: SheetResultRow[], expectedCount: number) => void;
  /** Lets the officer answer for several marked persons at once (they count as exceptions). */
  groups?: boolean;
  /** By what the officer can filter the rows, besides number and name. */
  facets?: SheetFacet[];
}) {
  const { t } = useTranslation('shell');
  const words = useMemo(() => makeSheetWords(t), [t]);
  const places = useMemo(() => new Map(persons.map(({ personNo }, index) => [personNo, index + 1])), [persons]);
  const [exceptions, setExceptions] = useState<SheetExceptions>({});
  const [view, setView] = useState<SheetView>(wholeSheet);
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const recorded = command.phase === 'done';
  const columns = questions.filter((question) => question.column);
  /** What was sent for each person: it stands in the rows once it is recorded. */
  const [sent, setSent] = useState<ReadonlyMap<number, SheetAnswers>>(new Map());

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

  const toCheck = new Set([...problems.keys(), ...incomplete]);
  const visible = persons.filter((person) => isShown(person, view, questions, exceptions, toCheck));

  function applyToSelection(answers: SheetAnswers): void {
    setExceptions((now) => ({ ...now, ...Object.fromEntries([...selection].map((personNo) => [personNo, answers])) }));
    setSelection(new Set());
  }

  return (
    <Stack gap="sm">
      {!recorded && (
        <a className="amana-skip" href={`#${CONFIRM_ID}`}>
          {t('help.confirm')}
        </a>
      )}
      <Paper withBorder p="sm">
        <Stack gap="xs">
          <Text aria-live="polite" fw={600}>
            {recorded ? (
              t('sheet.recorded', { count: persons.length })
            ) : (
              <>
                {t('sheet.persons', { count: persons.length })} · {t('sheet.byHand', { count: byHand.length })} ·{' '}
                {t('sheet.remaining', { count: remaining })}
                {incomplete.length > 0 && ` · ${t('sheet.incomplete', { count: incomplete.length })}`}
              </>
            )}
          </Text>
          {!recorded && (
            <Text size="sm" c="gray.8" className="amana-no-print">
              {t('sheet.confirmExplain')}
            </Text>
          )}
          <SheetFilters view={view} onChange={setView} facets={facets} questions={questions} />
        </Stack>
      </Paper>
      {groups && !recorded && (
        <MarkFirst
          marked={selection.size}
          onAll={() => setSelection(new Set(selection.size > 0 ? [] : visible.map((person) => person.personNo)))}
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
        <SheetGroup questions={questions} words={words} count={selection.size} onApply={applyToSelection} />
      )}
      <Paper withBorder className="amana-sheet-frame">
        <table className="amana-sheet">
          <thead>
            <tr>
              {groups && (
                <th data-part="mark">
                  <span className="amana-hidden">{t('sheet.mark')}</span>
                </th>
              )}
              <th data-part="number">#</th>
              <th data-part="person">{t('sheet.person')}</th>
              {columns.map((question) => (
                <th key={question.key} data-kind={question.kind} data-wide={isWide(question) || undefined}>
                  {question.label}
                </th>
              ))}
              <th data-part="detail">
                <span className="amana-hidden">{t('sheet.detailColumn')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {visible.map((person) => (
              <SheetRow
                key={person.personNo}
                person={person}
                index={places.get(person.personNo) ?? 0}
                questions={questions}
                words={words}
                answers={recorded ? sent.get(person.personNo) : exceptions[person.personNo]}
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
          words={words}
          persons={persons}
          exceptions={exceptions}
          incomplete={incomplete.length}
          command={command}
          onSubmit={(rows, count) => {
            setSent(new Map(rows.map((row) => [row.personNo, row.answers])));
            onSubmit(rows, count);
          }}
        />
      )}
    </Stack>
  );
}

/** Whether a question has so many buttons that its column takes half of the sheet. */
const isWide = ({ kind, options = [] }: SheetQuestion): boolean => kind === 'choice' && options.length > 2;

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
