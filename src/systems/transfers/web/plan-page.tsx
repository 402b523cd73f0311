import { Alert, Anchor, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { PlanAnswer } from '../plans/views.ts';
import { PlanActs } from './plan-acts.tsx';
import { PlanFigures } from './plan-figures.tsx';
import { PlanDrill, PlanWays } from './plan-tables.tsx';
import { PlannedUnits } from './planned-units.tsx';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

/** What is no longer as the plan counted it. Persons by their number in the register only where the officer sees them. */
function Changes({ changes }: { changes: PlanAnswer['changes'] }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const textOf = ({ site, section, fact }: PlanAnswer['changes'][number]): string =>
    site === null
      ? t(`plan.facts.${fact}`)
      : `${directory.siteName(site)}, ${directory.sectionName(site, section ?? '')}: ${t(`plan.facts.${fact}`)}`;
  const counted = new Map<string, number>();
  for (const change of changes) counted.set(textOf(change), (counted.get(textOf(change)) ?? 0) + 1);
  return (
    <Alert color="red" title={t('plan.outdated')}>
      <Text size="sm">{t('plan.outdatedExplain')}</Text>
      <List size="sm" mt="xs">
        {[...counted].map(([text, count]) => (
          <List.Item key={text}>{count === 1 ? text : `${text} (${formatNumber(count)})`}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** A plan of who is held where: what it reaches and what was proved, what happens if a site fails, whom it brings where, what it leaves out, and who agreed to it. */
export function PlanPage() {
  const { t } = useTranslation(['transfers', 'shell']);
  const { planId = '' } = useParams({ strict: false });
  const directory = useDirectory();
  const zone = useMe().data?.register.zone ?? 'UTC';
  const answer = useAnswer<PlanAnswer>('transfers/plan', { planId });
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const plan = answer.data;
  return (
    <Stack>
      <PageTitle
        title={t('plan.one', { title: plan.title })}
        sub={
          <>
            <b>{t(`plan.states.${plan.state}`)}</b> · {t('shell:people', { count: plan.persons })} ·{' '}
            {directory.authorityName(plan.authority)} ·{' '}
            {t('plan.moment', { at: formatInstant(plan.momentAt, zone), by: pickName(plan.madeBy.name) })}
            {plan.status === 'cancelled' && ` · ${t('plan.cancelled')}`}
          </>
        }
      >
        <LinkButton
          to="/operations/$operationNo/plans"
          params={{ operationNo: String(plan.operationNo) }}
          variant="default"
          size="md"
        >
          {t('plan.all')}
        </LinkButton>
        <PrintButton large />
      </PageTitle>
      {plan.changes.length > 0 && <Changes changes={plan.changes} />}
      {plan.discardReason !== null && (
        <Text>
          {t('plan.discardedFor')} <bdi>{plan.discardReason}</bdi>
        </Text>
      )}
      <PlanActs plan={plan} zone={zone} />
      <Part title={t('plan.figures')}>
        <Text size="sm" mb="xs">
          {t('plan.figuresExplain')}
        </Text>
        <PlanFigures figures={plan.figures} />
      </Part>
      <Part title={t('plan.drill')}>
        <Text size="sm" mb="xs">
          {t('plan.drillExplain')}
        </Text>
        <PlanDrill drill={plan.drill} />
      </Part>
      <Part title={t('plan.ways')}>
        <PlanWays ways={plan.ways} />
      </Part>
      <Part title={t('plan.unit.list')}>
        <PlannedUnits planId={planId} />
      </Part>
      {plan.notes.length > 0 && (
        <Part title={t('plan.notes')}>
          <List size="sm">
            {plan.notes.map(({ code, persons, site, section, planId: from }) => (
              <List.Item key={`${code} ${site} ${section}`}>
                {t(`plan.note.${code}`)}
                {site !== null && ` ${directory.siteName(site)}`}
                {site !== null && section !== null && `, ${directory.sectionName(site, section)}`}
                {persons.length > 0 && ` ${t('shell:people', { count: persons.length })}`}
                {from !== null && (
                  <Link to="/plans/$planId" params={{ planId: from }} className="amana-link">
                    {' '}
                    {t('plan.unit.other')}
                  </Link>
                )}
              </List.Item>
            ))}
          </List>
        </Part>
      )}
      <Part title={t('plan.agreements')}>
        {plan.agreements.length === 0 && <Text size="sm">{t('plan.noReceiver')}</Text>}
        {plan.agreements.map(({ authority, agreedBy, agreedAt }) => (
          <Text key={authority} size="sm">
            {directory.authorityName(authority)}:{' '}
            {agreedBy === null
              ? t('plan.notAgreed')
              : t('plan.agreedBy', { by: pickName(agreedBy.name), at: formatInstant(agreedAt ?? 0, zone) })}
          </Text>
        ))}
        {plan.approvedBy !== null && (
          <Text size="sm">
            {t('plan.approvedBy', {
              by: pickName(plan.approvedBy.name),
              at: formatInstant(plan.approvedAt ?? 0, zone),
            })}
          </Text>
        )}
        {plan.manifests.map(({ manifestNo, code }) => (
          <LinkButton
            key={manifestNo}
            to="/manifests/$manifestNo"
            params={{ manifestNo: String(manifestNo) }}
            variant="light"
            size="compact-sm"
          >
            {code}
          </LinkButton>
        ))}
      </Part>
      <Part title={t('plan.proofs')}>
        <Text size="sm">
          {t('plan.proofsExplain')}{' '}
          <bdi dir="ltr" className="amana-code">
            ./amana placement check
          </bdi>{' '}
          ·{' '}
          <Anchor href={`/api/documents/${plan.instanceSha256}`} target="_blank" rel="noreferrer">
            {t('plan.instance')}
          </Anchor>{' '}
          ·{' '}
          <Anchor href={`/api/documents/${plan.planSha256}`} target="_blank" rel="noreferrer">
            {t('plan.file')}
          </Anchor>
        </Text>
        <Text size="xs" className="amana-code" style={{ overflowWrap: 'anywhere' }}>
          {plan.planHash}
        </Text>
      </Part>
    </Stack>
  );
}
