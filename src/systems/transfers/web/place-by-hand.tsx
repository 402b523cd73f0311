import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { AroundRequest } from '../plans/around-work.ts';
import type { UnitExplanation } from '../plans/unit-views.ts';
import { useWork } from './use-work.ts';

/** Places a unit by hand and has the plan made again around it: a plan of its own, which opens when it is there. */
export function PlaceByHand({ planId, title, told }: { planId: string; title: string; told: UnitExplanation }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const navigate = useNavigate();
  const [to, setTo] = useState(told.at ?? '');
  const [name, setName] = useState(title);
  const work = useWork<AroundRequest, { planId: string }, { step: 'around' | 'check' }>('transfers/plan-around');
  const { result } = work;
  useEffect(() => {
    if (result) void navigate({ to: '/plans/$planId', params: { planId: result.planId } });
  }, [result, navigate]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void work.begin({ planId, title: name.trim(), moves: [{ unit: told.unit, to: to === '' ? null : to }] });
  };
  // what the server stores at the end is `transfers/store-plan`
  return (
    <form onSubmit={submit} data-command="transfers/store-plan">
      <Stack>
        <Text size="sm" maw={820}>
          {t('plan.unit.handExplain')}
        </Text>
        <NativeSelect
          label={t('plan.unit.handTo')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={[
            ...told.options
              .filter(({ couldTake }) => couldTake)
              .map(({ site }) => ({ value: site, label: directory.siteName(site) })),
            { value: '', label: t('plan.nowhere') },
          ]}
          maw={420}
        />
        <TextInput
          label={t('plan.unit.handTitle')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          minLength={3}
          maxLength={200}
          required
          maw={420}
        />
        {work.error !== undefined && <ProblemAlert error={work.error} />}
        <Group>
          <Button type="submit" size="md" disabled={work.isRunning || name.trim().length < 3}>
            {t('plan.unit.handBegin')}
          </Button>
          {work.isRunning && (
            <>
              <Text role="status">{t(`plan.unit.step.${work.progress?.step ?? 'around'}`)}</Text>
              <Button variant="default" onClick={work.end}>
                {t('plan.stop')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </form>
  );
}
