import { Grid, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { HeadCountView, MovementView } from '../views.ts';
import { CountForm } from './count-form.tsx';
import { MovementForm } from './movement-form.tsx';
import { useManifest } from './use-manifest.ts';

/** The movement log: legs, stops, delays, breakdowns, medical events, and the head-counts on the way. */
export function MovementPage() {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const answer = useManifest({ refreshEvery: 15_000 });
  if (answer.error && !answer.data) return <ProblemAlert error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { manifest, movements, headCounts, lines, abilities } = answer.data;
  const numberOf = (personNo: number | null) =>
    lines.find((line) => line.personNo === personNo)?.registerNumber ?? null;
  const movementColumns: Column<MovementView>[] = [
    {
      key: 'at',
      label: t('movement.at'),
      value: (row) => row.occurredAt,
      render: (row) => formatInstant(row.occurredAt, directory.zoneOf(row.place)),
    },
    { key: 'kind', label: t('movement.kind'), value: (row) => t(`movement.kinds.${row.kind}`) },
    { key: 'place', label: t('movement.place'), value: (row) => directory.siteName(row.place) },
    { key: 'person', label: t('lines.person'), value: (row) => numberOf(row.personNo) },
    { key: 'note', label: t('movement.note'), value: (row) => row.note || null },
    { key: 'by', label: t('movement.by'), value: (row) => pickName(row.by.name) },
  ];
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
      <Grid gap="md">
        {abilities.includes('transfers/record-movement') && (
          <Grid.Col span={{ base: 12, md: 7 }}>
            <MovementForm answer={answer.data} />
          </Grid.Col>
        )}
        {abilities.includes('transfers/record-count') && (
          <Grid.Col span={{ base: 12, md: 5 }}>
            <CountForm answer={answer.data} />
          </Grid.Col>
        )}
      </Grid>
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="sm">
          {t('movement.log')}
        </Title>
        <DataTable
          bare
          caption={t('movement.log')}
          columns={movementColumns}
          rows={movements}
          rowKey={(row) => row.eventId}
          empty={t('movement.empty')}
        />
      </Paper>
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
