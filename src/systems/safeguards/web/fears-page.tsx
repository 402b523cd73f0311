import { Alert, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { countryName } from '../../../app/format/country-name.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { ChoiceBar } from '../../../app/kit/choice-bar.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { safeguardsPermissions } from '../../../core/permissions/safeguards-permissions.ts';
import type { FearsAnswer, FearView } from '../views.ts';
import { FearCommands } from './fear-commands.tsx';

/** The assessor's work list: every fear of transfer, what it suspends, and the reasoned decision (I11, CAT 3). */
export function FearsPage() {
  const { t } = useTranslation(['safeguards', 'register']);
  const [state, setState] = useState('open');
  const [page, setPage] = useState(1);
  const answer = useAnswer<FearsAnswer>('safeguards/fears', { state, page }, { refreshEvery: 30_000 });
  if (answer.error && !answer.data)
    return <PageProblem error={answer.error} roles={safeguardsPermissions.queries.fears.askers} />;
  return (
    <Stack maw={960}>
      <PageTitle title={t('fears.title')} sub={t('fears.explain')}>
        <ChoiceBar
          large
          label={t('fears.show')}
          value={state}
          onChange={(chosen) => {
            setState(chosen);
            setPage(1);
          }}
          options={(['open', 'decided', 'all'] as const).map((value) => ({ value, label: t(`fears.states.${value}`) }))}
        />
      </PageTitle>
      {answer.isPending && <Waiting />}
      {answer.data?.fears.length === 0 && (
        <Alert color="gray" role="status">
          {t('fears.none')}
        </Alert>
      )}
      {answer.data?.fears.map((fear) => (
        <FearCard key={fear.fearId} fear={fear} appealDays={answer.data.appealPeriod.days} />
      ))}
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}

/** What stands of a fear now, in one word. */
const statusOf = ({ decision, appeal, open }: FearView) => {
  if (decision === null) return 'open';
  if (decision.danger || appeal?.decision?.danger) return 'dangerFound';
  if (appeal !== null && appeal.decision === null) return 'underAppeal';
  return open ? 'notFinal' : 'noDangerFound';
};

function FearCard({ fear, appealDays }: { fear: FearView; appealDays: number }) {
  const { t } = useTranslation(['safeguards', 'register']);
  const me = useMe();
  const zone = me.data?.register.zone ?? 'UTC';
  const status = statusOf(fear);
  return (
    <Paper withBorder p="md" component="article">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <Link to="/people/$personNo" params={{ personNo: String(fear.personNo) }} className="amana-link">
            <PersonName registerNumber={fear.registerNumber} name={fear.name.primary} latin={fear.name.latin} />
          </Link>
          <Badge
            size="lg"
            variant="filled"
            tt="none"
            c="dark.9"
            color={status === 'dangerFound' ? 'red.1' : status === 'noDangerFound' ? 'gray.2' : 'orange.2'}
          >
            {t(`fear.${status}`)}
          </Badge>
        </Group>
        <Text size="sm">
          <b>{t('interview.country')}</b> {countryName(t, fear.country)}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          <b>{t('interview.account')}</b> <bdi>{fear.account ?? t('fear.walled')}</bdi>
        </Text>
        <Text size="xs" c="gray.7">
          {t('fear.heard', { at: formatInstant(fear.heardAt, zone), name: pickName(fear.heardBy.name) })}
          {fear.manifestNo !== null && (
            <>
              {' · '}
              <Link to="/manifests/$manifestNo" params={{ manifestNo: String(fear.manifestNo) }} className="amana-link">
                {t('fear.suspends')}
              </Link>
            </>
          )}
        </Text>
        {fear.decision && (
          <Text size="sm">
            {t('fear.decided', {
              at: formatInstant(fear.decision.decidedAt, zone),
              name: pickName(fear.decision.by.name),
              final: formatInstant(fear.decision.finalFromAt, zone),
            })}
            {fear.decision.reasons && (
              <>
                {' · '}
                <bdi>{fear.decision.reasons}</bdi>
              </>
            )}
          </Text>
        )}
        {fear.waiver && (
          <Text size="sm">
            {t('fear.waived', {
              at: formatInstant(fear.waiver.waivedAt, zone),
              name: pickName(fear.waiver.heardBy.name),
            })}
            {' · '}
            <bdi>{fear.waiver.statement}</bdi>
          </Text>
        )}
        {fear.appeal && (
          <Text size="sm">
            {t('fear.appealed', {
              at: formatInstant(fear.appeal.madeAt, zone),
              name: pickName(fear.appeal.heardBy.name),
            })}
            {' · '}
            <bdi>{fear.appeal.grounds}</bdi>
          </Text>
        )}
        {fear.appeal?.decision && (
          <Text size="sm">
            {t('fear.appealDecided', {
              at: formatInstant(fear.appeal.decision.decidedAt, zone),
              name: pickName(fear.appeal.decision.by.name),
            })}
            {' · '}
            <bdi>{fear.appeal.decision.reasons}</bdi>
          </Text>
        )}
        <FearCommands fear={fear} appealDays={appealDays} zone={zone} />
      </Stack>
    </Paper>
  );
}
