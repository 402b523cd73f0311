import { Alert, Grid, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { OverdueBadge } from '../../../app/kit/overdue-badge.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { HealthPanel } from '../../care/web/health-panel.tsx';
import { PersonPlacementPanel } from '../../sites/web/person-placement-panel.tsx';
import type { PersonAnswer } from '../views.ts';
import { AccompanimentPanel } from './accompaniment-panel.tsx';
import { CustodyTable } from './custody-table.tsx';
import { EndOfCustody } from './end-of-custody.tsx';
import { FileDocuments } from './file-documents.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import { Identity } from './identity.tsx';
import { isAway } from './is-away.ts';
import { KnowledgeControls } from './knowledge-controls.tsx';
import { MarksAndPhotograph } from './marks-and-photograph.tsx';
import { Openings } from './openings.tsx';
import { OwedNext } from './owed-next.tsx';
import { PersonBreaches } from './person-breaches.tsx';
import { PersonCommands } from './person-commands.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import { PlaceText } from './place-text.tsx';
import { primaryName } from './primary-name.ts';
import { PropertyPanel } from './property-panel.tsx';
import { ReleasePanel } from './release-panel.tsx';

const ErasurePanel = lazy(() => import('./erasure-panel.tsx'));
const OpenedGlass = lazy(() => import('./opened-glass.tsx'));

/** A person's file: identity with sources, custody, orders, breaches, what is owed next, and every event with both clocks. */
export function PersonPage() {
  const { t } = useTranslation(['register', 'transfers']);
  const { personNo } = useParams({ strict: false });
  const directory = useDirectory();
  const me = useMe();
  const [asOfAt, setAsOf] = useState<number>();
  const [asKnownAt, setAsKnown] = useState<number>();
  const answer = useAnswer<PersonAnswer>('register/person', { personNo, asOfAt, asKnownAt });
  if (answer.error) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { person, custody, breaches, owedNext } = answer.data;
  const zone = directory.zoneOf(person.place.site);
  const past = asOfAt !== undefined || asKnownAt !== undefined;
  const { glass, withinReach } = answer.data;
  // through an opened wall the file is seen, and nothing that stands beside it
  const beside = !past && withinReach;
  const name = primaryName(person.names);
  const state = custody.findLast(({ toAt }) => toAt === null)?.state;
  return (
    <Stack>
      <PageTitle
        title={person.registerNumber}
        sub={
          <>
            <Text component="span" fw={700} size="lg" c="dark.8">
              <NameText name={name.primary} />
            </Text>{' '}
            {name.latin !== name.primary && <bdi>{name.latin}</bdi>}
            <br />
            {person.custodian ? (
              <>
                {directory.authorityName(person.custodian)} · <PlaceText place={person.place} />
                {isAway(state) && (
                  <>
                    {' · '}
                    <Text component="span" c="red.9" fw={700}>
                      {t(`custody.states.${state}`)}
                    </Text>
                  </>
                )}
              </>
            ) : (
              <EndOfCustody periods={custody} />
            )}
            {person.manifestNo !== null && (
              <>
                {' · '}
                <Link
                  to="/manifests/$manifestNo"
                  params={{ manifestNo: String(person.manifestNo) }}
                  className="amana-link"
                >
                  {t('person.onManifest')}
                </Link>{' '}
                {!past && <OverdueBadge by={person.overdueBy} />}
              </>
            )}
          </>
        }
      >
        {withinReach && (
          <LinkButton
            to="/people/$personNo/readings"
            params={{ personNo: String(person.personNo) }}
            size="md"
            variant="default"
          >
            {t('readings.open')}
          </LinkButton>
        )}
        <LinkButton to="/break-glass" size="md" variant="default">
          {t('readings.breakGlass')}
        </LinkButton>
        <PrintButton large />
      </PageTitle>
      {glass.length > 0 && (
        <Suspense>
          <OpenedGlass answer={answer.data} zone={zone} />
        </Suspense>
      )}
      <KnowledgeControls
        periods={custody}
        zone={zone}
        asOfAt={asOfAt}
        asKnownAt={asKnownAt}
        onAsOf={setAsOf}
        onAsKnown={setAsKnown}
      />
      {past && (
        <Alert color="yellow" role="status">
          {t('person.past')}
        </Alert>
      )}
      {owedNext.length > 0 && (
        <Alert color="teal" variant="light" title={t('person.owed')}>
          <OwedNext owed={owedNext} at={asOfAt ?? me.data?.register.nowAt ?? 0} zone={zone} />
        </Alert>
      )}
      {breaches.length > 0 && (
        <PersonBreaches
          breaches={breaches}
          custodian={person.custodian}
          zone={zone}
          abilities={answer.data.abilities}
        />
      )}
      {!past && <PersonCommands answer={answer.data} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack>
            <Identity person={person} zone={zone} />
            <MarksAndPhotograph person={person} withheld={past ? 0 : answer.data.withheld.photographs} zone={zone} />
            <HealthPanel
              personNo={person.personNo}
              health={answer.data.health}
              withheld={past ? 0 : answer.data.withheld.health}
              zone={zone}
              mayRecord={!past && answer.data.abilities.includes('care/record-health')}
            />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <FileDocuments answer={answer.data} zone={zone} />
        </Grid.Col>
      </Grid>
      {beside && <AccompanimentPanel personNo={person.personNo} zone={zone} />}
      {beside && <HouseholdPanel personNo={person.personNo} zone={zone} />}
      {beside && <PersonPlacementPanel personNo={person.personNo} zone={zone} />}
      <Openings key={answer.data.openings[0]?.factEvent} answer={answer.data} past={past} />
      {beside && <ReleasePanel person={person} zone={zone} />}
      {beside && <PropertyPanel personNo={person.personNo} zone={zone} />}
      {beside && (
        <Suspense>
          <ErasurePanel personNo={person.personNo} zone={zone} />
        </Suspense>
      )}
      <CustodyTable periods={custody} supervisions={person.supervisions} />
      <PersonTimeline answer={answer.data} zone={zone} asOfAt={asOfAt} asKnownAt={asKnownAt} />
    </Stack>
  );
}
