import { Alert, Anchor, Grid, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOutdated } from '../../../app/api/last-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { DocumentNeeded } from '../../../app/kit/document-needed.tsx';
import { Figure } from '../../../app/kit/figure.tsx';
import { NextAction } from '../../../app/kit/next-action.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { ZoneNote } from '../../../app/kit/zone-note.tsx';
import type { GateName } from '../line-views.ts';
import { ActionControl } from './action-control.tsx';
import { ConvoyCancelled } from './convoy-cancelled.tsx';
import { CountsOwed } from './counts-owed.tsx';
import { EmergencyGroundPanel } from './emergency-ground-panel.tsx';
import { EscortReadiness } from './escort-readiness.tsx';
import { HandoverSteps } from './handover-steps.tsx';
import { ManifestLegs } from './legs-panel.tsx';
import { ManifestActions } from './manifest-actions.tsx';
import { ManifestLines } from './manifest-lines.tsx';
import { ManifestStatus } from './manifest-status.tsx';
import { OrderAndSeal } from './order-and-seal.tsx';
import { PapersButton } from './papers-button.tsx';
import { RecallsPanel } from './recalls-panel.tsx';
import { RestPanel } from './rest-panel.tsx';
import { SentLists } from './sent-lists.tsx';
import { TurnsPanel } from './turns-panel.tsx';
import { useManifestOverview } from './use-manifest.ts';
import { VehicleReadiness } from './vehicle-readiness.tsx';

/** Commands whose form asks for a document. */
const WITH_DOCUMENT = new Set(['transfers/propose-order', 'register/record-order']);

/** Where on the page the list of persons begins. */
const LINES = 'lines';

/** The name of a gate; where it is not passed by everybody, it leads to those who block the seal with it. */
function GateLink({ gate, isOpen }: { gate: GateName; isOpen: boolean }) {
  const { t } = useTranslation('transfers');
  const name = t(`shell:gate.name.${gate}`);
  return isOpen ? (
    <Link to="." search={{ gate }} hash={LINES} className="amana-link" title={t('lines.gateOpen', { gate: name })}>
      {name}
    </Link>
  ) : (
    name
  );
}

const GATES = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'] as const;

/** One manifest: its one next action, order, seal, hand-overs, and every line with its gates. */
export function ManifestPage() {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const answer = useManifestOverview({ refreshEvery: 15_000 });
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { manifest, counts, nextAction, abilities } = answer.data;
  // an open question stands above the list that it is about
  const isAskedBack = answer.data.recalls.some((recall) => recall.answer === null);
  const gates = GATES.filter((gate) => manifest.asksOfPersons || (gate !== 'notice' && gate !== 'interview'));
  const route = [manifest.from, ...manifest.via, manifest.to].map(directory.siteName).join(' ← ');
  const routeText = document.documentElement.dir === 'ltr' ? route.replaceAll('←', '→') : route;
  return (
    <Stack>
      <PageTitle
        title={`${t('manifest.title')} ${manifest.code}`}
        sub={
          <>
            {routeText} · {formatInstant(manifest.plannedAt, directory.zoneOf(manifest.from))}
            <br />
            {[manifest.authorities.origin, manifest.authorities.escort, manifest.authorities.destination]
              .slice(0, manifest.within ? 1 : 3)
              .map((authority) => pickText(authority.name))
              .join(' · ')}
            {manifest.within && <b> · {pickText(manifest.within)}</b>}
            {manifest.convoy.phase !== null && (
              <>
                {' · '}
                {t('phase.one')} <bdi className="amana-code">{manifest.convoy.phase}</bdi>
              </>
            )}
          </>
        }
      >
        <ManifestStatus status={manifest.status} overdueBy={manifest.overdueBy} />
        <Anchor
          href={`/api/transfers/manifest-paper?manifestNo=${manifest.manifestNo}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('lines.paper')}
        </Anchor>
        <PapersButton find={async () => [{ manifestNo: manifest.manifestNo, phase: null }]} isOne />
      </PageTitle>
      <ZoneNote sites={[manifest.from, ...manifest.via, manifest.to]} />
      {manifest.convoy.cancellation && (
        <ConvoyCancelled cancellation={manifest.convoy.cancellation} zone={directory.zoneOf(manifest.from)} />
      )}
      {isOutdated(answer) ? (
        <Alert color="gray" variant="light" role="status" icon={<IconHourglass />}>
          {t('shell:next.asking')}
        </Alert>
      ) : (
        nextAction && (
          <NextAction action={nextAction} zone={directory.zoneOf(manifest.from)}>
            {abilities.includes(nextAction.command) && (
              <Stack gap={4} align="flex-end">
                <ActionControl command={nextAction.command} answer={answer.data} primary />
                {WITH_DOCUMENT.has(nextAction.command) && <DocumentNeeded />}
              </Stack>
            )}
          </NextAction>
        )
      )}
      <CountsOwed counts={answer.data.countsOwed} />
      <SimpleGrid cols={{ base: 2, xs: 4, lg: 8 }} spacing="xs">
        <Figure value={counts.lines} label={t('figure.lines')} />
        {gates.map((gate) => (
          <Figure
            key={gate}
            value={counts.gatesDone[gate]}
            of={counts.lines}
            label={<GateLink gate={gate} isOpen={counts.gatesDone[gate] < counts.lines} />}
          />
        ))}
      </SimpleGrid>
      {!isOutdated(answer) && <ManifestActions answer={answer.data} />}
      <EscortReadiness
        records={answer.data.escortRecords}
        manifestNo={manifest.manifestNo}
        zone={directory.zoneOf(manifest.from)}
      />
      <VehicleReadiness answer={answer.data} />
      <SentLists answer={answer.data} />
      <EmergencyGroundPanel answer={answer.data} />
      <TurnsPanel answer={answer.data} />
      <RestPanel answer={answer.data} />
      {isAskedBack && <RecallsPanel answer={answer.data} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <OrderAndSeal answer={answer.data} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <HandoverSteps answer={answer.data} />
        </Grid.Col>
      </Grid>
      <ManifestLegs answer={answer.data} />
      <Paper withBorder p="md">
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h4" id={LINES} style={{ scrollMarginTop: 'var(--amana-header)' }}>
            {t('lines.title')}
          </Title>
          <Text size="sm" c="gray.7">
            {t('lines.summary', { count: counts.lines })}
            {counts.struckOff > 0 && ` · ${t('lines.struckOff', { count: counts.struckOff })}`}
          </Text>
        </Group>
        <ManifestLines key={manifest.manifestNo} answer={answer.data} />
      </Paper>
      {!isAskedBack && <RecallsPanel answer={answer.data} />}
    </Stack>
  );
}
