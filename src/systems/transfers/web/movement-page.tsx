import { Button, Grid, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Recorded } from '../../../app/kit/recorded.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { ZoneNote } from '../../../app/kit/zone-note.tsx';
import type { HeadCountView } from '../views.ts';
import type { OwedCountView, WayAnswer } from '../way-views.ts';
import { ActionControl } from './action-control.tsx';
import { BirthButton } from './birth-button.tsx';
import { ChangeVehicle } from './change-vehicle.tsx';
import { CountForm } from './count-form.tsx';
import { CountsOwed } from './counts-owed.tsx';
import { LegsPanel } from './legs-panel.tsx';
import { MOVEMENT_KINDS, MovementForm } from './movement-form.tsx';
import { MovementLog } from './movement-log.tsx';
import { PlannedChange } from './planned-change.tsx';
import { RecaptureButton } from './recapture-button.tsx';
import { RestPanel } from './rest-panel.tsx';
import { SeatsNow } from './seats-now.tsx';
import { TurnsPanel } from './turns-panel.tsx';
import { useManifest } from './use-manifest.ts';
import { WelfarePanel } from './welfare-panel.tsx';

/** The escort's page, fit for a tablet: one large button for each thing that happens on the way, the planned legs, welfare, head-counts and the log. */
export function MovementPage() {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const answer = useManifest({ refreshEvery: 15_000 });
  const manifestNo = answer.data?.manifest.manifestNo;
  const way = useAnswer<WayAnswer>(
    'transfers/way',
    { manifestNo: String(manifestNo ?? '') },
    { refreshEvery: 15_000, enabled: manifestNo !== undefined },
  );
  const [kind, setKind] = useState('');
  const [reseated, setReseated] = useState<string>();
  const [owed, setOwed] = useState<OwedCountView>();
  const first = useRef<HTMLSelectElement>(null);
  const form = useRef<HTMLDivElement>(null);
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { manifest, headCounts, countsOwed, abilities } = answer.data;
  const choose = (chosen: string) => {
    setKind(chosen);
    first.current?.scrollIntoView({ block: 'center' });
    first.current?.focus();
  };
  const startCount = (one: OwedCountView) => {
    setOwed(one);
    form.current?.scrollIntoView({ block: 'center' });
  };
  const countColumns: Column<HeadCountView>[] = [
    {
      key: 'at',
      label: t('movement.at'),
      value: (row) => row.occurredAt,
      render: (row) => formatInstant(row.occurredAt, directory.zoneOf(row.place)),
    },
    {
      key: 'ordinal',
      label: t('count.occasion'),
      value: (row) => t(`count.occasions.${row.ordinal}`, { defaultValue: row.ordinal }),
    },
    { key: 'place', label: t('movement.place'), value: (row) => directory.siteName(row.place) },
    { key: 'counted', label: t('count.counted'), value: (row) => row.counted, numeric: true },
    {
      key: 'expected',
      label: t('count.expected'),
      value: (row) => row.expected,
      numeric: true,
      render: (row) =>
        row.expected === row.counted ? (
          t('count.agrees')
        ) : (
          <Text size="sm" fw={700} c="red.9">
            {t('count.differs', { expected: row.expected })}
          </Text>
        ),
    },
    { key: 'by', label: t('movement.by'), value: (row) => pickName(row.by.name) },
  ];
  return (
    <Stack>
      <PageTitle title={t('movement.title')} sub={<bdi className="amana-code">{manifest.code}</bdi>}>
        <LinkButton
          to="/manifests/$manifestNo"
          params={{ manifestNo: String(manifest.manifestNo) }}
          variant="default"
          size="md"
        >
          {t('sheet.backToManifest')}
        </LinkButton>
      </PageTitle>
      <ZoneNote sites={[manifest.from, ...manifest.via, manifest.to]} />
      {abilities.includes('transfers/record-movement') && (
        <SimpleGrid
          className="amana-large-buttons"
          component="nav"
          cols={{ base: 2, xs: 3, md: 4, lg: 6 }}
          aria-label={t('movement.record')}
        >
          {MOVEMENT_KINDS.map((one) => (
            <Button
              key={one}
              size="lg"
              h={64}
              variant={kind === one ? 'filled' : 'default'}
              aria-pressed={kind === one}
              onClick={() => choose(one)}
              styles={{ label: { whiteSpace: 'normal' } }}
            >
              {t(`movement.kinds.${one}`)}
            </Button>
          ))}
          {abilities.includes('transfers/change-vehicle') && way.data && (
            <ChangeVehicle answer={answer.data} way={way.data} onRecorded={setReseated} />
          )}
          {abilities.includes('transfers/record-birth') && way.data && (
            <BirthButton answer={answer.data} way={way.data} onRecorded={setReseated} />
          )}
          {abilities.includes('transfers/record-recapture') && way.data && (
            <RecaptureButton answer={answer.data} way={way.data} onRecorded={setReseated} />
          )}
          {[
            'transfers/answer-escort-section',
            'transfers/refuse-entry',
            'transfers/grant-entry',
            'transfers/redirect-convoy',
            'transfers/order-return',
          ]
            .filter((command) => abilities.includes(command))
            .map((command) => (
              <ActionControl key={command} command={command} answer={answer.data} />
            ))}
        </SimpleGrid>
      )}
      <Recorded text={reseated} />
      {way.data && <PlannedChange answer={answer.data} way={way.data} onRecorded={setReseated} />}
      <CountsOwed
        counts={countsOwed}
        {...(abilities.includes('transfers/record-count') ? { onCount: startCount } : {})}
      />
      {way.data && <SeatsNow way={way.data} />}
      <TurnsPanel answer={answer.data} />
      <RestPanel answer={answer.data} />
      <Grid gap="md" className="amana-no-print">
        {abilities.includes('transfers/record-movement') && (
          <Grid.Col span={{ base: 12, md: 7 }}>
            <MovementForm answer={answer.data} kind={kind} onKind={setKind} first={first} legs={way.data?.legs ?? []} />
          </Grid.Col>
        )}
        {abilities.includes('transfers/record-count') && (
          <Grid.Col span={{ base: 12, md: 5 }}>
            <div ref={form}>
              <CountForm
                key={owed ? `${owed.occasion}-${owed.place}-${owed.since}` : ''}
                answer={answer.data}
                owed={owed}
                legs={way.data?.legs ?? []}
              />
            </div>
          </Grid.Col>
        )}
      </Grid>
      {way.data && <WelfarePanel answer={answer.data} way={way.data} />}
      {way.data && <LegsPanel answer={answer.data} way={way.data} />}
      <MovementLog answer={answer.data} />
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="sm">
          {t('count.title')}
        </Title>
        <DataTable
          bare
          caption={t('count.title')}
          columns={countColumns}
          rows={headCounts}
          rowKey={(row) => row.eventId}
          empty={t('count.empty')}
        />
      </Paper>
    </Stack>
  );
}
