import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { EscortRecordRow, EscortRecordsAnswer, EscortState } from '../escort-views.ts';
import type { ConfirmEscortRecordsInput } from '../way-command-views.ts';
import { EscortReadiness } from './escort-readiness.tsx';
import { useManifestOverview } from './use-manifest.ts';

const BulkOnRecords = lazy(() => import('./bulk-on-records.tsx'));

const LIST = 'transfers/escort-records';
const FILTERS = ['state', 'status'] as const;
const PAGE_SIZE = 50;
const keyOf = (row: EscortRecordRow) => row.personNo;
const labelOf = (row: EscortRecordRow) => row.registerNumber;
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

/** The escort records of a manifest, page by page: whose is missing, whose is out of date, whose is confirmed, and what must be known or done on the way. */
export function EscortRecordsPage() {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const manifest = useManifestOverview();
  const list = useListState(FILTERS);
  const manifestNo = String(manifest.data?.manifest.manifestNo ?? '');
  const records = useAnswer<EscortRecordsAnswer>(
    LIST,
    { manifestNo, ...list.filters, page: list.page, pageSize: PAGE_SIZE },
    { enabled: manifestNo !== '', refreshEvery: 15_000 },
  );
  const chosen = useChosenRows<EscortRecordRow>(keyOf, labelOf, records.data?.rows);
  const error = manifest.error ?? records.error;
  if (error && !(manifest.data && records.data)) return <PageProblem error={error} />;
  if (!manifest.data || !records.data) return <Waiting />;
  const { rows, abilities, counts, states, toConfirm } = records.data;
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const { state: shown, status } = list.filters;
  const canAnswer = abilities.includes('transfers/answer-escort-section');
  const columns: Column<EscortRecordRow>[] = [
    ...(canAnswer ? [chosen.column] : []),
    {
      key: 'person',
      label: t('lines.person'),
      value: (row) => `${row.registerNumber} ${row.name.primary}`,
      render: (row) => (
        <Link
          to="/manifests/$manifestNo/escort/$personNo"
          params={{ manifestNo, personNo: String(row.personNo) }}
          className="amana-link"
        >
          <bdi className="amana-code">{row.registerNumber}</bdi> <NameText name={row.name.primary} />
        </Link>
      ),
    },
    {
      key: 'state',
      label: t('escort.state'),
      value: (row) => t(`escort.states.${row.state}`),
      render: (row) => (
        <>
          <Group gap={4}>
            <EscortStateBadge state={row.state} />
            {row.amendedAt !== null && <Text size="xs">{t('escort.amended')}</Text>}
          </Group>
          {row.readiness === 'stale' && <div className="amana-small amana-wrong">{t('escort.status.stale')}</div>}
        </>
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
      <PageTitle title={t('escort.title')} sub={<bdi className="amana-code">{manifest.data.manifest.code}</bdi>}>
        <LinkButton to="/manifests/$manifestNo" params={{ manifestNo }} variant="default" size="md">
          {t('sheet.backToManifest')}
        </LinkButton>
        {abilities.includes('transfers/confirm-escort-records') && toConfirm.length > 0 && (
          <CommandButton<ConfirmEscortRecordsInput>
            size="md"
            command="transfers/confirm-escort-records"
            input={{ manifestNo: Number(manifestNo), persons: toConfirm }}
            label={t('escort.confirm', { count: toConfirm.length })}
            explain={t('escort.explainConfirm')}
          />
        )}
      </PageTitle>
      <EscortReadiness
        records={counts}
        manifestNo={Number(manifestNo)}
        zone={directory.zoneOf(manifest.data.manifest.from)}
        isList
      />
      <fieldset className="amana-bar" data-large aria-label={t('escort.state')}>
        <button
          type="button"
          aria-pressed={shown === undefined && status === undefined}
          onClick={() => list.replace({})}
        >
          {t('board.all')} {formatNumber(all)}
        </button>
        {states.map(({ state, count }) => (
          <button
            key={state}
            type="button"
            aria-pressed={shown === state}
            onClick={() => list.replace({ state: shown === state ? '' : state })}
          >
            {t(`escort.states.${state}`)} {formatNumber(count)}
          </button>
        ))}
        {counts !== null && (
          <button
            type="button"
            aria-pressed={status === 'stale'}
            onClick={() => list.replace({ status: status === 'stale' ? '' : 'stale' })}
          >
            {t('escort.status.stale')} {formatNumber(counts.stale)}
          </button>
        )}
      </fieldset>
      <ListTools list={LIST} state={list} total={records.data.total} fixed={{ manifestNo }} />
      {canAnswer && (
        <Suspense fallback={null}>
          <BulkOnRecords
            manifestNo={Number(manifestNo)}
            chosen={chosen}
            asked={{ ...list.filters }}
            total={records.data.total}
          />
        </Suspense>
      )}
      <Paper withBorder p="md">
        <DataTable
          bare
          caption={t('escort.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.personNo}
          empty={t('lines.none')}
          {...(canAnswer ? { chosen } : {})}
        />
      </Paper>
      <Pager paging={records.data} onPage={list.setPage} />
    </Stack>
  );
}
