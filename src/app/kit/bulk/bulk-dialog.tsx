import { Alert, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intent } from '../../api/intent.ts';
import { NoAnswerError, ProblemError } from '../../api/problem-error.ts';
import { isWorthRepeating, sendCommand } from '../../api/send-command.ts';
import { ME_KEY, registerNow, type TimedMe } from '../../api/use-me.ts';
import { formatNumber } from '../../format/format-number.ts';
import { pickText } from '../../format/pick-text.ts';
import { Codes } from '../codes.tsx';
import { markFirstField } from '../mark-first-field.ts';
import { StillMissing } from '../still-missing.tsx';
import { type BulkItem, type BulkResult, runBulk, type SendItem } from './bulk-run.ts';
import { runTogether, type Together, type Unanswered } from './bulk-together.ts';
import { groupFailures } from './group-failures.ts';
import { LeftOut, type NotAmong } from './left-out.tsx';

const sendItem: SendItem = (item, intent) => sendCommand(item.command, item.input, intent, () => {});

/**
 * Work on several things at once: says what is recorded for how many and who is left out, carries it out one by one or in few requests (`together`), shows how far it is, stops when it is told to, and lists what
 * was done and what was refused, with the reason and the remedy of each. `items` is asked for when the work begins; `form` is what it needs to know before.
 */
export default function BulkDialog({
  title,
  explain,
  form,
  items,
  ready,
  missing = [],
  send = sendItem,
  together,
  leftOut = [],
  size = 'lg',
  keepForm = false,
  onClose,
}: {
  title: string;
  explain: string;
  form?: ReactNode;
  items: () => BulkItem[];
  /** Whether there is anything to do. */
  ready: boolean;
  /** Fields of the form that still need an answer, by their names: said when the work is begun without them. */
  missing?: readonly string[];
  send?: SendItem;
  /** One command for many persons, in place of one for each. */
  together?: Together;
  /** Who was chosen and is not among the items, and why. */
  leftOut?: readonly NotAmong[];
  size?: 'lg' | 'xl';
  /** The form stays below what was refused, to put it right there: what is left is sent as the form says it then. */
  keepForm?: boolean;
  /** Told the keys of what was done: who is still chosen for the next act is chosen for what is left. */
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('shell');
  const queryClient = useQueryClient();
  const [results, setResults] = useState<BulkResult[]>();
  const [running, setRunning] = useState(false);
  const [tried, setTried] = useState(false);
  const stopped = useRef(false);
  const intents = useRef(new Map<string | number, Intent>());
  const unanswered = useRef<Unanswered>({ current: undefined });
  const count = (state: BulkResult['state']) => results?.filter((result) => result.state === state).length ?? 0;
  const failed = results?.filter(({ state }) => state === 'refused' || state === 'unsent') ?? [];
  const left = results === undefined ? 0 : results.length - count('done');
  // what was to be done stays said when the page behind, which counts anew, has less of it
  const [begun, setBegun] = useState<string>();
  const close = () =>
    onClose(new Set(results?.filter(({ state }) => state === 'done').map(({ item }) => item.key) ?? []));

  async function run(): Promise<void> {
    setTried(true);
    if (missing.length > 0) return;
    stopped.current = false;
    setBegun((said) => said ?? explain);
    setRunning(true);
    // where the form stays, what was filled in since the first time is among what is left
    const known = new Set(results?.map(({ item }) => item.key));
    const added = results === undefined || keepForm ? items().filter(({ key }) => !known.has(key)) : [];
    const before = [...(results ?? []), ...added.map((item) => ({ item, state: 'waiting' as const }))];
    const world = {
      send,
      now: () => registerNow(queryClient.getQueryData<TimedMe>(ME_KEY)),
      isUnsent: isWorthRepeating,
      isStopped: () => stopped.current,
      tell: setResults,
    };
    if (together) await runTogether(before, unanswered.current, together, world);
    else await runBulk(before, intents.current, world);
    setRunning(false);
    await queryClient.invalidateQueries();
  }

  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={false}
      closeOnEscape={!running}
      withCloseButton={!running}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack ref={markFirstField}>
        <Text size="sm">{begun ?? explain}</Text>
        <LeftOut persons={leftOut} />
        {(results === undefined || (keepForm && !running && left > 0)) && form}
        {results !== undefined && (
          <>
            <Progress value={((results.length - count('waiting')) / results.length) * 100} aria-label={title} />
            <Text role="status" aria-live="polite" size="sm">
              {t('bulk.progress', { done: count('done'), all: results.length })}
              {count('refused') > 0 && ` · ${t('bulk.refused', { count: count('refused') })}`}
              {count('unsent') > 0 && ` · ${t('bulk.unsent', { count: count('unsent') })}`}
            </Text>
            <ul className="amana-findings">
              {groupFailures(failed.map(({ item, error }) => ({ label: item.label, ...tell(t, error) }))).map(
                ({ labels, why, remedy }) => (
                  <li key={labels[0]}>
                    {labels.length > 1 && <b>{formatNumber(labels.length)}: </b>}
                    <Codes codes={labels} />: {why}{' '}
                    {remedy !== '' && (
                      <Text span size="sm" c="gray.7">
                        {t('problem.remedy')} {remedy}
                      </Text>
                    )}
                  </li>
                ),
              )}
            </ul>
            {!running && left === 0 && <Alert color="teal">{t('bulk.allDone')}</Alert>}
          </>
        )}
        {!running && <StillMissing labels={tried ? missing : []} />}
        <Group justify="flex-end">
          {running ? (
            <Button
              variant="default"
              onClick={() => {
                stopped.current = true;
              }}
            >
              {t('bulk.stop')}
            </Button>
          ) : (
            <>
              <Button variant="default" onClick={close}>
                {t('action.close')}
              </Button>
              {(results === undefined || left > 0) && (
                <Button disabled={!ready} onClick={() => void run()}>
                  {results === undefined ? title : t('bulk.goOn', { count: left })}
                </Button>
              )}
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** Why one item was refused, and what to do next. */
function tell(t: TFunction, error: unknown): { why: string; remedy: string } {
  if (!(error instanceof ProblemError))
    return {
      why: error instanceof NoAnswerError ? t('shell:problem.noAnswer') : t('shell:problem.unexpected'),
      remedy: '',
    };
  const { rule, sentence, remedy, problems = [] } = error.problem;
  // of a rule the finding about this one says all, and may be of another rule than that of the first who was refused
  const told = [
    ...(rule !== undefined && problems.length > 0 ? [] : [sentence]),
    ...problems.map(({ detail }) => detail),
  ];
  const remedies = problems.length === 0 ? [remedy] : problems.map((one) => one.remedy ?? remedy);
  return {
    why: [...new Set(told.map(pickText))].join(' · '),
    remedy: [...new Set(remedies.map(pickText))].join(' · '),
  };
}
