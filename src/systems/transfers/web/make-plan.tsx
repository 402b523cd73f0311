import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../app/api/problem-error.ts';
import { postJson, request } from '../../../app/api/request.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { Problem } from '../../../core/access/views.ts';
import type { PlanProgress, PlanRequest } from '../plans/plan-work.ts';

type Running = {
  state: 'running' | 'done' | 'refused';
  progress: PlanProgress | null;
  result: { planId: string } | null;
  problem: Problem | null;
};
/** What is chosen here is planned as the design says: a person of a higher level counts twice, then four times, where a site is lost. */
const LOSS_WEIGHTS: PlanRequest['lossWeights'] = [1, 2, 4];
const SLACKS = [0, 20, 50, 100, 200];

/** How far the planner is, and the button that ends it; opens the plan when it is there. */
function Progress({ workId, onEnd }: { workId: string; onEnd: () => void }) {
  const { t } = useTranslation('transfers');
  const navigate = useNavigate();
  const answer = useAnswer<Running>(`works/${workId}`, {}, { refreshEvery: 700 });
  const { state, progress, result, problem } = answer.data ?? {};
  useEffect(() => {
    if (state === 'done' && result) void navigate({ to: '/plans/$planId', params: { planId: result.planId } });
  }, [state, result, navigate]);
  if (answer.error || problem)
    return (
      <Stack>
        <ProblemAlert error={problem ? new ProblemError(problem) : answer.error} />
        <Group>
          <Button variant="default" onClick={onEnd}>
            {t('plan.again')}
          </Button>
        </Group>
      </Stack>
    );
  const step = progress?.step ?? 'levels';
  return (
    <Group>
      <Text role="status">
        {t(`plan.step.${step}`)}
        {progress?.step === 'km' &&
          ` ${t('plan.stepKm', { km: formatNumber(progress.km), bound: formatNumber(progress.bound) })}`}
        {progress?.step === 'drill' && ` ${formatNumber(progress.done)} / ${formatNumber(progress.of)}`}
      </Text>
      <Button variant="default" onClick={() => void request(`/api/works/${workId}`, { method: 'DELETE' })}>
        {t('plan.stop')}
      </Button>
    </Group>
  );
}

/** Chooses whom to plan and where they may go, and has the server make a plan: the register as it is now, in seconds. */
export function MakePlan({ operationNo }: { operationNo: number }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const own = useMe().data?.officer?.authority.code;
  const [title, setTitle] = useState('');
  const [sites, setSites] = useState<string[]>([]);
  const [receiving, setReceiving] = useState<string[]>([]);
  const [slack, setSlack] = useState('50');
  const [either, setEither] = useState<'' | 'untried' | 'convicted'>('');
  const [workId, setWorkId] = useState<string>();
  const [error, setError] = useState<unknown>();
  const holding = directory.sites.filter(({ kind, authority }) => kind !== 'crossing' && authority !== null);
  // sections for untried and convicted alike, of which the officer says for whom they count beside divided ones
  const undivided = holding
    .filter(({ code }) => receiving.includes(code))
    .flatMap(({ code, sections }) =>
      sections.filter(({ legalStatus }) => legalStatus === 'any').map(({ section }) => `${code}/${section}`),
    );
  const isReady = title.trim().length >= 3 && sites.length > 0 && receiving.length > 0;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setError(undefined);
    const asked: PlanRequest = {
      operationNo,
      title: title.trim(),
      sites,
      persons: [],
      receiving,
      countedAs: either === '' ? {} : Object.fromEntries(undivided.map((section) => [section, either])),
      lossWeights: LOSS_WEIGHTS,
      slackThousandths: Number(slack),
    };
    try {
      setWorkId((await postJson<{ workId: string }>('/api/works/transfers/make-plan', asked)).workId);
    } catch (problem) {
      setError(problem);
    }
  }

  return (
    <Paper withBorder p="md" component="section" className="amana-no-print">
      <Title order={2} size="h4" mb="xs">
        {t('plan.make')}
      </Title>
      <Text size="sm" mb="sm" maw={820}>
        {t('plan.makeExplain')}
      </Text>
      {workId !== undefined ? (
        <Progress workId={workId} onEnd={() => setWorkId(undefined)} />
      ) : (
        // what the server stores at the end is `transfers/store-plan`, whose title has three characters at least
        <form onSubmit={(event) => void submit(event)} data-command="transfers/store-plan">
          <Stack>
            <TextInput
              label={t('plan.title')}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
              minLength={3}
              maxLength={200}
              required
              maw={420}
            />
            <Checkbox.Group label={t('plan.whom')} value={sites} onChange={setSites}>
              <Group mt={4}>
                {holding
                  .filter(({ authority }) => authority === own)
                  .map(({ code }) => (
                    <Checkbox key={code} value={code} label={directory.siteName(code)} />
                  ))}
              </Group>
            </Checkbox.Group>
            <Checkbox.Group label={t('plan.where')} value={receiving} onChange={setReceiving}>
              <Group mt={4}>
                {holding.map(({ code }) => (
                  <Checkbox key={code} value={code} label={directory.siteName(code)} />
                ))}
              </Group>
            </Checkbox.Group>
            {undivided.length > 0 && (
              <NativeSelect
                label={t('plan.either', { count: undivided.length })}
                description={t('plan.eitherExplain')}
                value={either}
                onChange={(event) => setEither(event.currentTarget.value as typeof either)}
                data={[
                  { value: '', label: t('plan.eitherNobody') },
                  { value: 'untried', label: t('plan.eitherUntried') },
                  { value: 'convicted', label: t('plan.eitherConvicted') },
                ]}
                maw={420}
              />
            )}
            <NativeSelect
              label={t('plan.slack')}
              description={t('plan.slackExplain')}
              value={slack}
              onChange={(event) => setSlack(event.currentTarget.value)}
              data={SLACKS.map((value) => ({ value: String(value), label: t('plan.percent', { count: value / 10 }) }))}
              maw={420}
            />
            {error !== undefined && <ProblemAlert error={error} />}
            <Group>
              <Button type="submit" size="md" disabled={!isReady}>
                {t('plan.begin')}
              </Button>
              {!isReady && <Text size="sm">{t('plan.missing')}</Text>}
            </Group>
          </Stack>
        </form>
      )}
    </Paper>
  );
}
