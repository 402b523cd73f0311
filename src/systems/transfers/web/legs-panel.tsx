import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { ManifestOverview } from '../views.ts';
import type { EarlierPlanView, LegView, WayAnswer } from '../way-views.ts';
import { PlanLegs } from './plan-legs.tsx';

/** The planned legs of the convoy beside what was reported of them, and the way to plan them anew. */
export function LegsPanel({ answer, way }: { answer: ManifestOverview; way: WayAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [open, setOpen] = useState(false);
  const isTurned = answer.turns.length > 0;
  const time = (at: number | null, place: string) => (at === null ? null : formatInstant(at, directory.zoneOf(place)));
  const columns: Column<LegView>[] = [
    { key: 'from', label: t('manifest.from'), value: (row) => directory.siteName(row.from) },
    { key: 'to', label: t('manifest.to'), value: (row) => directory.siteName(row.to) },
    {
      key: 'mode',
      label: t('leg.mode'),
      value: (row) =>
        [
          row.crossesBorder ? t('leg.acrossBorder', { mode: t(`leg.modes.${row.mode}`) }) : t(`leg.modes.${row.mode}`),
          ...(row.turned ? [t('leg.beforeTurn')] : []),
        ].join(' · '),
    },
    ...(way.legs.some(({ vehicles }) => vehicles.length > 0)
      ? [
          {
            key: 'vehicles',
            label: t('leg.vehicles'),
            value: (row: LegView) => (row.vehicles.length > 0 ? row.vehicles.join(t('listSeparator')) : t('leg.same')),
          },
        ]
      : []),
    { key: 'departure', label: t('leg.departure'), value: (row) => time(row.departureAt, row.from) },
    { key: 'departed', label: t('leg.departed'), value: (row) => time(row.departedAt, row.from) },
    { key: 'arrival', label: t('leg.arrival'), value: (row) => time(row.arrivalAt, row.to) },
    { key: 'arrived', label: t('leg.arrived'), value: (row) => time(row.arrivedAt, row.to) },
  ];
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('leg.title')}
        </Title>
        {answer.abilities.includes('transfers/plan-legs') && !answer.wayToPlan && (
          <Button size="md" variant="default" onClick={() => setOpen(true)}>
            {isTurned ? t('leg.planRest') : t('leg.plan')}
          </Button>
        )}
      </Group>
      <DataTable
        bare
        caption={t('leg.title')}
        columns={columns}
        rows={way.legs}
        rowKey={(row) => `${row.from}-${row.departureAt}`}
        empty={t('leg.none')}
      />
      <EarlierPlans plans={way.earlierPlans} zoneOf={directory.zoneOf} nameOf={directory.siteName} />
      {open && <PlanLegs answer={answer} legs={way.legs} onClose={() => setOpen(false)} />}
    </Paper>
  );
}

/** What was planned before, folded away: nothing of it is lost when the way changes. */
function EarlierPlans({
  plans,
  zoneOf,
  nameOf,
}: {
  plans: readonly EarlierPlanView[];
  zoneOf: (site: string) => string;
  nameOf: (site: string) => string;
}) {
  const { t } = useTranslation('transfers');
  if (plans.length === 0) return null;
  return (
    <details style={{ marginTop: 8 }}>
      <summary>{t('leg.earlier')}</summary>
      {plans.map(({ at, by, legs }) => (
        <Text size="sm" key={at} mt={4}>
          <bdi>{formatInstant(at, zoneOf(legs[0]?.from ?? ''))}</bdi> · {pickName(by.name)}:{' '}
          {legs
            .map((leg) =>
              [
                t('leg.of', { from: nameOf(leg.from), to: nameOf(leg.to) }),
                t(`leg.modes.${leg.mode}`),
                formatInstant(leg.departureAt, zoneOf(leg.from)),
                formatInstant(leg.arrivalAt, zoneOf(leg.to)),
              ].join(' · '),
            )
            .join('; ')}
        </Text>
      ))}
    </details>
  );
}

/** The same on the page of the manifest, where the way is planned before the seal. */
export function ManifestLegs({ answer }: { answer: ManifestOverview }) {
  const way = useAnswer<WayAnswer>('transfers/way', { manifestNo: String(answer.manifest.manifestNo) });
  return way.data ? <LegsPanel answer={answer} way={way.data} /> : null;
}
