import { Button, Group, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patiently } from '../../../app/api/load-part.ts';
import { getJson, postJson } from '../../../app/api/request.ts';
import type { ChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { EscortKnownAnswersAnswer, EscortRecordRow, EscortRecordsAnswer } from '../escort-views.ts';
import { isReady, takenAnswers, whyNothing } from './known-sections.ts';

const BulkDialog = lazy(patiently(() => import('../../../app/kit/bulk/bulk-dialog.tsx')));

/** The largest page of the list, and most persons of one question about what is known. */
const LARGEST_PAGE = 500;
/** Most persons of one request: up to four sections each. */
const TOGETHER = 200;

type Known = EscortKnownAnswersAnswer['rows'];

/** Escort records of several persons at once: what earlier records answer and is younger than 48 hours is confirmed for all of them by one press, after it was said of whom, and what is left open. */
export default function BulkOnRecords({
  manifestNo,
  chosen,
  asked,
  total,
}: {
  manifestNo: number;
  chosen: ChosenRows<EscortRecordRow>;
  /** The question of the list, without its page. */
  asked: Readonly<Record<string, string | undefined>>;
  total: number;
}) {
  const { t } = useTranslation(['transfers', 'register']);
  const [known, setKnown] = useState<Known>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { rows } = chosen;

  async function during(work: () => Promise<void>): Promise<void> {
    setFailure(undefined);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  const chooseAll = () =>
    during(async () => {
      const found: EscortRecordRow[] = [];
      for (let page = 1; found.length < total; page += 1) {
        const question = { manifestNo, ...asked, page, pageSize: LARGEST_PAGE };
        const answer = await getJson<EscortRecordsAnswer>('/api/transfers/escort-records', question);
        if (answer.rows.length === 0) break;
        found.push(...answer.rows);
      }
      chosen.replace(found);
    });

  const ask = () =>
    during(async () => {
      const found: Known = [];
      for (let from = 0; from < rows.length; from += LARGEST_PAGE) {
        const persons = rows.slice(from, from + LARGEST_PAGE).map(({ personNo }) => personNo);
        const answer = await postJson<EscortKnownAnswersAnswer>('/api/transfers/escort-known-answers', {
          manifestNo,
          persons,
        });
        found.push(...answer.rows);
      }
      setKnown(found);
    });

  return (
    <Group gap="xs" className="amana-no-print" role="group" aria-label={t('register:bulk.label')}>
      <Text size="sm" fw={600} role="status">
        {t('register:bulk.chosen', { count: rows.length })}
      </Text>
      {total > rows.length && (
        <Button variant="subtle" size="compact-md" disabled={busy} onClick={() => void chooseAll()}>
          {t('register:bulk.chooseAll', { count: total })}
        </Button>
      )}
      {rows.length > 0 && (
        <>
          <Button variant="subtle" size="compact-md" onClick={() => chosen.replace([])}>
            {t('register:bulk.chooseNone')}
          </Button>
          <Button variant="default" loading={busy} onClick={() => void ask()}>
            {t('escort.takeSeveral')}
          </Button>
        </>
      )}
      {failure !== undefined && <ProblemAlert error={failure} />}
      {known !== undefined && (
        <Suspense fallback={null}>
          <TakeSeveral
            manifestNo={manifestNo}
            rows={rows}
            known={known}
            onClose={(done) => {
              setKnown(undefined);
              chosen.replace(rows.filter(({ personNo }) => !done.has(personNo)));
            }}
          />
        </Suspense>
      )}
    </Group>
  );
}

/** Says of how many persons which sections are confirmed, who is left out and why, and records them. */
function TakeSeveral({
  manifestNo,
  rows,
  known,
  onClose,
}: {
  manifestNo: number;
  rows: readonly EscortRecordRow[];
  known: Known;
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('transfers');
  // as it was asked: what is recorded meanwhile is told by the progress
  const [persons] = useState(rows);
  const told = new Map(known.map((row) => [row.personNo, row]));
  const ready = known.filter(({ sections }) => sections.some(isReady));
  const sections = ready.reduce((sum, row) => sum + row.sections.filter(isReady).length, 0);
  const open = ready.filter((row) => row.sections.some((one) => !one.isAnswered && !isReady(one))).length;
  const isReadyOf = new Set(ready.map(({ personNo }) => personNo));
  return (
    <BulkDialog
      title={t('escort.takeSeveral')}
      explain={
        ready.length === 0
          ? t('shell:bulk.nobody')
          : [
              t('escort.takeSeveralExplain', { count: ready.length }),
              t('escort.takeSections', { count: sections }),
              ...(open > 0 ? [t('escort.stillOpen', { count: open })] : []),
              t('escort.takeExplain'),
            ].join(' ')
      }
      ready={ready.length > 0}
      leftOut={persons
        .filter(({ personNo }) => !isReadyOf.has(personNo))
        .map(({ personNo, registerNumber }) => {
          const row = told.get(personNo);
          return {
            label: registerNumber,
            why: t(`escort.leftWhy.${row === undefined ? 'gone' : whyNothing(row.sections)}`),
          };
        })}
      items={() =>
        ready.map((row) => ({
          key: row.personNo,
          label: row.registerNumber,
          command: '',
          input: row.sections
            .filter(isReady)
            .map(({ section, answers }) => ({ personNo: row.personNo, section, answers: takenAnswers(answers) })),
        }))
      }
      together={{
        command: 'transfers/answer-escort-sections',
        most: TOGETHER,
        inputOf: (items) => ({ manifestNo, rows: items.flatMap(({ input }) => input as object[]) }),
      }}
      onClose={onClose}
    />
  );
}
