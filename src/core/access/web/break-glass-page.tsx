import { NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { breakGlassReasons, reviewOutcomes, walls } from '../break-glass-codes.ts';
import type {
  BreakGlassInput,
  CloseWallInput,
  OpenedWall,
  OpenedWallsAnswer,
  ReviewBreakGlassInput,
} from '../break-glass-views.ts';

const LIST = 'access/opened-walls';
const FILTERS = ['state'] as const;
const SHOWN = ['open', 'waiting', 'overdue'] as const;

/** Opens a wall before one person's file for three hours; then its file is a page like any other. */
function BreakGlass({ answer, zone }: { answer: OpenedWallsAnswer; zone: string }) {
  const { t } = useTranslation('access');
  const navigate = useNavigate();
  return (
    <FormDialog<BreakGlassInput, { personNo: number }>
      command="access/break-glass"
      label={t('glass.open')}
      explain={t('glass.explain')}
      grave
      zone={zone}
      fields={[
        { key: 'registerNumber', label: t('glass.registerNumber'), kind: 'text', required: true },
        {
          key: 'wall',
          label: t('glass.wall'),
          kind: 'select',
          required: true,
          options: walls.map((value) => ({ value, label: t(`glass.walls.${value}`) })),
        },
        {
          key: 'reason',
          label: t('glass.reason'),
          kind: 'select',
          required: true,
          options: breakGlassReasons.map((value) => ({ value, label: t(`glass.reasons.${value}`) })),
        },
        { key: 'words', label: t('glass.words'), kind: 'long', required: true, shortest: 10 },
        {
          key: 'reviewer',
          label: t('glass.reviewer'),
          kind: 'select',
          required: true,
          options: answer.reviewers.map(({ officerNo, name }) => ({ value: String(officerNo), label: pickName(name) })),
        },
      ]}
      build={({ registerNumber = '', wall, reason, words = '', reviewer }) => ({
        registerNumber,
        wall: walls.find((one) => one === wall) ?? 'reach',
        reason: breakGlassReasons.find((one) => one === reason) ?? 'other',
        words,
        reviewer: Number(reviewer),
      })}
      onDone={({ result }) => {
        const personNo = result?.personNo;
        if (personNo !== undefined) void navigate({ to: '/people/$personNo', params: { personNo: String(personNo) } });
      }}
    />
  );
}

/** What became of an opening, and what whoever looks may still do about it. */
function Review({ row, zone }: { row: OpenedWall; zone: string }) {
  const { t } = useTranslation('access');
  return (
    <Stack gap={4} align="flex-start">
      {row.review === null ? (
        <Text size="sm" c={row.overdue ? 'red.9' : 'dark.9'} fw={row.overdue ? 700 : 400}>
          {t(row.overdue ? 'glass.states.overdue' : 'glass.states.waiting')}
        </Text>
      ) : (
        <>
          <Text size="sm" fw={700}>
            {t(`glass.outcomes.${row.review.outcome}`)}
          </Text>
          <Text size="sm">
            <bdi>{row.review.words}</bdi>
          </Text>
          <Text size="xs" c="gray.7">
            {formatInstant(row.review.reviewedAt, zone)}
          </Text>
        </>
      )}
      {row.abilities.includes('access/review-break-glass') && (
        <FormDialog<ReviewBreakGlassInput>
          command="access/review-break-glass"
          label={t('glass.review')}
          compact={t('glass.reviewOf', { number: row.registerNumber })}
          zone={zone}
          fields={[
            {
              key: 'outcome',
              label: t('glass.outcome'),
              kind: 'select',
              required: true,
              options: reviewOutcomes.map((value) => ({ value, label: t(`glass.outcomes.${value}`) })),
            },
            { key: 'words', label: t('glass.reviewWords'), kind: 'long', required: true, shortest: 3 },
          ]}
          build={({ outcome, words = '' }) => ({
            openingId: row.openingId,
            outcome: outcome === 'justified' ? 'justified' : 'not-justified',
            words,
          })}
        />
      )}
      {row.abilities.includes('access/close-wall') && (
        <CommandButton<CloseWallInput>
          command="access/close-wall"
          input={{ openingId: row.openingId }}
          label={t('glass.close')}
          explain={t('glass.closeExplain')}
          size="compact-sm"
          variant="light"
        />
      )}
    </Stack>
  );
}

/** Break-glass: walls that were opened, which are open, and which wait for their review. */
export function BreakGlassPage() {
  const { t } = useTranslation('access');
  const directory = useDirectory();
  const zone = directory.zoneOf(null);
  const state = useListState(FILTERS);
  const answer = useAnswer<OpenedWallsAnswer>(LIST, { ...state.filters, page: state.page });
  const columns: Column<OpenedWall>[] = [
    {
      key: 'openedAt',
      label: t('glass.openedAt'),
      value: (row) => row.openedAt,
      render: (row) => (
        <div>
          <Text size="sm">{formatInstant(row.openedAt, zone)}</Text>
          <Text size="xs" c={row.open ? 'red.9' : 'gray.7'}>
            {row.open
              ? t('glass.until', { at: formatInstant(row.untilAt, zone) })
              : t('glass.ended', { at: formatInstant(row.untilAt, zone) })}
          </Text>
        </div>
      ),
    },
    {
      key: 'officer',
      label: t('exports.officer'),
      value: (row) => pickName(row.officer.name),
      render: (row) => (
        <div>
          <Text size="sm">
            <bdi>{pickName(row.officer.name)}</bdi>
          </Text>
          <Text size="xs" c="gray.7">
            {directory.authorityName(row.authority)}
          </Text>
        </div>
      ),
    },
    {
      key: 'wall',
      label: t('glass.wall'),
      value: (row) => row.registerNumber,
      render: (row) => (
        <div>
          {row.personNo === null ? (
            <bdi className="amana-code">{row.registerNumber}</bdi>
          ) : (
            <LinkButton
              to="/people/$personNo"
              params={{ personNo: String(row.personNo) }}
              size="compact-sm"
              variant="subtle"
            >
              <bdi className="amana-code">{row.registerNumber}</bdi>
            </LinkButton>
          )}
          <Text size="sm">{t(`glass.walls.${row.wall}`)}</Text>
        </div>
      ),
    },
    {
      key: 'reason',
      label: t('glass.reason'),
      value: (row) => t(`glass.reasons.${row.reason}`),
      render: (row) => (
        <div>
          <Text size="sm">{t(`glass.reasons.${row.reason}`)}</Text>
          <Text size="sm">
            <bdi>{row.words}</bdi>
          </Text>
        </div>
      ),
    },
    { key: 'reviewer', label: t('glass.reviewer'), value: (row) => pickName(row.reviewer.name) },
    {
      key: 'review',
      label: t('glass.review'),
      value: (row) => row.review?.outcome ?? '',
      render: (row) => <Review row={row} zone={zone} />,
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('glass.title')} sub={t('glass.sub')}>
        {answer.data?.abilities.includes('access/break-glass') && <BreakGlass answer={answer.data} zone={zone} />}
      </PageTitle>
      {answer.data !== undefined && (
        <Text role="status" fw={answer.data.overdue > 0 ? 700 : 400} c={answer.data.overdue > 0 ? 'red.9' : 'dark.9'}>
          {t('glass.waitingCount', { count: answer.data.waiting })}{' '}
          {answer.data.overdue > 0 && t('glass.overdueCount', { count: answer.data.overdue })}
        </Text>
      )}
      <Paper withBorder p="sm" className="amana-no-print">
        <NativeSelect
          size="md"
          label={t('glass.shown')}
          value={state.filters.state ?? ''}
          onChange={(event) => state.change({ state: event.currentTarget.value })}
          data={[
            { value: '', label: t('glass.states.all') },
            ...SHOWN.map((value) => ({ value, label: t(`glass.states.${value}`) })),
          ]}
        />
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={t('glass.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.openingId}
        error={answer.error}
        empty={t('glass.none')}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
