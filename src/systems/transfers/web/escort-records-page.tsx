import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { ChoiceBar } from '../../../app/kit/choice-bar.tsx';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { EscortRecordRow, EscortRecordsAnswer, EscortState } from '../escort-views.ts';
import type { ConfirmEscortRecordsInput } from '../way-command-views.ts';
import { useManifest } from './use-manifest.ts';

const COLOURS: Record<EscortState, string> = {
  unstarted: 'gray.2',
  'in-progress': 'yellow.2',
  complete: 'blue.1',
  confirmed: 'green.1',
};

/** State of an escort record in words. */
export function EscortStateBadge({ state }: { state: EscortState }) {
  const { t } = useTranslation('transfers');
  return (
    <Badge color={COLOURS[state]} c="dark.8" variant="filled" tt="none" size="lg" miw="max-content">
      {t(`escort.states.${state}`)}
    </Badge>
  );
}

/** The escort records of a manifest: whose is missing, whose is confirmed, and what must be known or done on the way. */
export function EscortRecordsPage() {
  const { t } = useTranslation('transfers');
  const manifest = useManifest();
  const [shown, setShown] = useState('');
  const manifestNo = String(manifest.data?.manifest.manifestNo ?? '');
  const records = useAnswer<EscortRecordsAnswer>(
    'transfers/escort-records',
    { manifestNo },
    { enabled: manifestNo !== '', refreshEvery: 15_000 },
  );
  const error = manifest.error ?? records.error;
  if (error && !(manifest.data && records.data)) return <PageProblem error={error} />;
  if (!manifest.data || !records.data) return <Waiting />;
  const { lines } = manifest.data;
  const { rows, abilities } = records.data;
  const lineOf = (personNo: number) => lines.find((line) => line.personNo === personNo);
  const states = Object.keys(COLOURS) as EscortState[];
  const inState = (state: string) => rows.filter((row) => state === '' || row.state === state);
  const complete = rows.filter(({ state }) => state === 'complete').map(({ personNo }) => personNo);
  const confirmed = rows.filter(({ state }) => state === 'confirmed').length;
  const columns: Column<EscortRecordRow>[] = [
    {
      key: 'person',
      label: t('lines.person'),
      value: (row) => `${lineOf(row.personNo)?.registerNumber ?? ''} ${lineOf(row.personNo)?.name.primary ?? ''}`,
      render: (row) => (
        <Link
          to="/manifests/$manifestNo/escort/$personNo"
          params={{ manifestNo, personNo: String(row.personNo) }}
          className="amana-link"
        >
          <bdi className="amana-code">{lineOf(row.personNo)?.registerNumber ?? ''}</bdi>{' '}
          {lineOf(row.personNo)?.name.primary ?? ''}
        </Link>
      ),
    },
    {
      key: 'state',
      label: t('escort.state'),
      value: (row) => t(`escort.states.${row.state}`),
      render: (row) => (
        <Group gap={4}>
          <EscortStateBadge state={row.state} />
          {row.amendedAt !== null && <Text size="xs">{t('escort.amended')}</Text>}
        </Group>
      ),
    },
    {
      key: 'toDo',
      label: t('escort.toDo'),
      value: (row) => row.toDo.map(({ detail }) => detail).join(' · ') || null,
      render: (row) => (
        <Stack gap={2}>
          {row.toDo.map(({ question, detail }) => (
            <Text key={question} size="sm">
              <b>{t(`escort.questions.${question}`)}</b> · <bdi>{detail}</bdi>
            </Text>
          ))}
        </Stack>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={t('escort.title')}
        sub={
          <>
            <bdi className="amana-code">{manifest.data.manifest.code}</bdi> ·{' '}
            {t('escort.confirmedOf', { confirmed, all: rows.length })}
          </>
        }
      >
        <Anchor href={`/api/transfers/escort-records-paper?manifestNo=${manifestNo}`} target="_blank" rel="noreferrer">
          {t('escort.paper')}
        </Anchor>
        <LinkButton to="/manifests/$manifestNo" params={{ manifestNo }} variant="default" size="md">
          {t('sheet.backToManifest')}
        </LinkButton>
        {abilities.includes('transfers/confirm-escort-records') && complete.length > 0 && (
          <CommandButton<ConfirmEscortRecordsInput>
            size="md"
            command="transfers/confirm-escort-records"
            input={{ manifestNo: Number(manifestNo), persons: complete }}
            label={t('escort.confirm', { count: complete.length })}
            explain={t('escort.explainConfirm')}
          />
        )}
      </PageTitle>
      <ChoiceBar
        large
        label={t('escort.state')}
        value={shown}
        onChange={setShown}
        options={['' as const, ...states].map((state) => ({
          value: state,
          label: `${state === '' ? t('board.all') : t(`escort.states.${state}`)} ${formatNumber(inState(state).length)}`,
        }))}
      />
      <Paper withBorder p="md">
        <DataTable
          bare
          caption={t('escort.title')}
          columns={columns}
          rows={inState(shown)}
          rowKey={(row) => row.personNo}
          empty={t('lines.none')}
        />
      </Paper>
    </Stack>
  );
}
