import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { NotFoundPage } from '../../../app/shell/not-found-page.tsx';
import type { PlannedUnitsAnswer, UnitExplanation } from '../plans/unit-views.ts';
import { PlaceByHand } from './place-by-hand.tsx';
import { UnitPeople } from './planned-units.tsx';
import { UnitOptions } from './unit-options.tsx';
import { useWork } from './use-work.ts';

/** Why somebody is where a plan wants them: what each other site would break, what the next best would cost; and the form that places them elsewhere by hand. */
export function PlanUnitPage() {
  const { t } = useTranslation('transfers');
  const { planId = '', unit = '' } = useParams({ strict: false });
  const directory = useDirectory();
  const mayPlan = useMe().data?.abilities.includes('transfers/discard-plan') ?? false;
  const answer = useAnswer<PlannedUnitsAnswer>('transfers/planned-units', { planId, unit });
  const { begin, ...work } = useWork<{ planId: string; unit: string }, UnitExplanation, null>(
    'transfers/explain-placement',
  );
  const asked = useRef('');
  const row = answer.data?.rows[0];
  useEffect(() => {
    if (row === undefined || asked.current === row.unit) return;
    asked.current = row.unit;
    void begin({ planId, unit: row.unit });
  }, [row, planId, begin]);
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  if (row === undefined) return <NotFoundPage />;
  const told = work.result;
  return (
    <Stack>
      <PageTitle
        title={t('plan.unit.one', { unit: row.unit })}
        sub={
          <>
            {t('plan.one', { title: answer.data.title })}
            <UnitPeople {...row} />
          </>
        }
      >
        <LinkButton to="/plans/$planId" params={{ planId }} variant="default" size="md">
          {t('plan.unit.back')}
        </LinkButton>
        <PrintButton large />
      </PageTitle>
      <Text>
        {t('plan.unit.way', {
          from: directory.siteName(row.from),
          to: row.to === null ? t('plan.nowhere') : directory.siteName(row.to),
        })}
      </Text>
      {work.error !== undefined && (
        <>
          <ProblemAlert error={work.error} />
          <Group className="amana-no-print">
            <Button variant="default" onClick={() => void begin({ planId, unit: row.unit })}>
              {t('plan.unit.again')}
            </Button>
          </Group>
        </>
      )}
      {work.isRunning && <Text role="status">{t('plan.unit.working')}</Text>}
      {told !== undefined && (
        <Paper withBorder p="md" component="section">
          <Title order={2} size="h4" mb="xs">
            {t('plan.unit.options')}
          </Title>
          <Text size="sm" mb="xs">
            {t('plan.unit.optionsExplain')}
          </Text>
          <UnitOptions told={told} />
          <Text mt="sm">
            {told.nextBest === null
              ? t('plan.unit.noNext')
              : t('plan.unit.next', {
                  site: directory.siteName(told.nextBest.site),
                  km: told.nextBest.km,
                  count: told.nextBest.others,
                })}
          </Text>
        </Paper>
      )}
      {told !== undefined && mayPlan && answer.data.isOwn && (
        <Paper withBorder p="md" component="section" className="amana-no-print">
          <Title order={2} size="h4" mb="xs">
            {t('plan.unit.hand')}
          </Title>
          <PlaceByHand key={told.unit} planId={planId} title={answer.data.title} told={told} />
        </Paper>
      )}
    </Stack>
  );
}
