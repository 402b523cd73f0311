import { Paper, Stack, Title } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { Figure } from '../../../app/kit/figure.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Timeline } from '../../../app/kit/timeline.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { ZoneNote } from '../../../app/kit/zone-note.tsx';
import type { OfficerView } from '../../../core/access/views.ts';
import { UndecidedRows, useUndecidedKnown } from '../../register/web/undecided-rows.tsx';
import type { ManifestRow, OperationAnswer, OperationFigures } from '../operation-views.ts';
import { ManifestStatus } from './manifest-status.tsx';
import { NextOfConvoy } from './next-of-convoy.tsx';

/** With its forms, which the first page of most officers has no need of; and what is seldom the case. */
const beside = () => import('./beside-operation.tsx');
const PhasesPanel = lazy(async () => ({ default: (await beside()).PhasesPanel }));
const PlansBeside = lazy(async () => ({ default: (await beside()).PlansBeside }));
const ManifestFilters = lazy(() => import('./manifest-filters.tsx'));
const StartPage = lazy(() => import('../../register/web/start-page.tsx'));
const OperationChoice = lazy(async () => ({ default: (await beside()).OperationChoice }));

const FIGURES: (keyof OperationFigures)[] = [
  'listed',
  'accepted',
  'fit',
  'noticeGiven',
  'interviewed',
  'fearsOpen',
  'boarded',
  'handedOver1',
  'handedOver2',
  'admitted',
];

/** The first page: the operation, or for who sees one site, numbers alone or no case, what there is for that role. */
export function OperationPage() {
  const officer = useMe().data?.officer;
  if (officer?.sees === 'figures' || officer?.sees === 'sites')
    return (
      <Suspense fallback={<Waiting />}>
        <StartPage officer={officer} />
      </Suspense>
    );
  return <Operation officer={officer ?? null} />;
}

/** The operation at a glance: figures, the manifests with the one next action of each, and the latest events. */
function Operation({ officer }: { officer: OfficerView | null }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const navigate = useNavigate();
  const { operation: named, ...search } = useSearch({ from: '/frame/' });
  const answer = useAnswer<OperationAnswer>(
    'transfers/operation',
    { operation: named, ...search },
    { refreshEvery: 15_000 },
  );
  const undecidedKnown = useUndecidedKnown();
  const isFiltered = Object.keys(search).length > 0;
  if (answer.error && !answer.data) return <OperationChoice error={answer.error} named={named} />;
  if (!answer.data || !undecidedKnown) return <Waiting />;
  // nothing but noughts would stand here for who sees no case
  if (officer?.sees === 'nobody')
    return (
      <Suspense fallback={<Waiting />}>
        <StartPage officer={officer} />
      </Suspense>
    );
  const { operation, operations, figures, manifests, events, abilities } = answer.data;

  /** Who supervises is written as a name, and need be no authority of the register. */
  const supervisor = (name: string) =>
    t(`supervisor.${name.toLowerCase().replaceAll(' ', '-')}`, { defaultValue: directory.authorityName(name) });
  const columns: Column<ManifestRow>[] = [
    {
      key: 'code',
      label: t('manifest.code'),
      value: (row) => row.code,
      render: (row) => (
        <Link to="/manifests/$manifestNo" params={{ manifestNo: String(row.manifestNo) }} className="amana-link">
          <bdi className="amana-code">{row.code}</bdi>
        </Link>
      ),
    },
    { key: 'from', label: t('manifest.from'), value: (row) => directory.siteName(row.from) },
    { key: 'to', label: t('manifest.to'), value: (row) => directory.siteName(row.to) },
    ...(answer.data.phases.length > 0
      ? [{ key: 'phase', label: t('phase.one'), value: (row: ManifestRow) => row.phase }]
      : []),
    { key: 'lines', label: t('manifest.lines'), value: (row) => row.lines, numeric: true },
    {
      key: 'plannedAt',
      label: t('manifest.plannedAt'),
      value: (row) => row.plannedAt,
      render: (row) => formatInstant(row.plannedAt, directory.zoneOf(row.from)),
    },
    {
      key: 'status',
      label: t('manifest.status'),
      value: (row) => row.status,
      render: (row) => <ManifestStatus status={row.status} overdueBy={row.overdueBy} />,
    },
    {
      key: 'next',
      label: t('manifest.next'),
      value: (row) => (row.nextAction ? pickText(row.nextAction.text) : ''),
      render: (row) => <NextOfConvoy action={row.nextAction} />,
    },
  ];

  return (
    <Stack>
      <PageTitle
        title={pickText(operation.title)}
        sub={
          <>
            <bdi className="amana-code">{operation.code}</bdi>
            {operation.jointSupervision.length > 0 &&
              ` · ${t('operation.joint')} ${operation.jointSupervision.map(supervisor).join(t('listSeparator'))}`}
          </>
        }
      >
        <LinkButton
          to="/operations/$operationNo"
          params={{ operationNo: String(operation.operationNo) }}
          size="md"
          variant="default"
        >
          {t('room.open')}
        </LinkButton>
        {abilities.includes('transfers/create-manifest') && (
          <LinkButton to="/manifests/new" search={{ operation: operation.code }} size="md">
            {t('create.title')}
          </LinkButton>
        )}
      </PageTitle>
      {(operations.length > 1 || operation.endedAt || abilities.includes('transfers/open-operation')) && (
        <Suspense>
          <OperationChoice answer={answer.data} />
        </Suspense>
      )}
      <UndecidedRows />
      <div className="amana-figures">
        {FIGURES.filter((name) => figures[name] !== null).map((name) => (
          <Figure
            key={name}
            value={figures[name] ?? 0}
            label={t(`figure.${name}`)}
            {...(name === 'listed' || name === 'fearsOpen' ? {} : { of: figures.listed })}
          />
        ))}
      </div>
      {(answer.data.phases.length > 0 || abilities.includes('transfers/plan-phase')) && (
        <Suspense fallback={<Waiting />}>
          <PhasesPanel answer={answer.data} />
        </Suspense>
      )}
      {answer.data.plans > 1 && (
        <Suspense fallback={<Waiting />}>
          <PlansBeside operationNo={operation.operationNo} />
        </Suspense>
      )}
      <ZoneNote sites={[null, ...manifests.flatMap(({ from, to }) => [from, to])]} />
      <div className="amana-wide-two">
        <Paper withBorder p="md" h="100%">
          <Title order={2} size="h4" mb="sm">
            {t('operation.manifests')}
          </Title>
          {(answer.data.days.length > 1 || isFiltered) && (
            <Suspense>
              <ManifestFilters answer={answer.data} />
            </Suspense>
          )}
          <DataTable
            bare
            caption={t('operation.manifests')}
            columns={columns}
            rows={manifests}
            rowKey={(row) => row.manifestNo}
            empty={isFiltered ? t('board.noneSuch') : t('operation.noManifests')}
            onOpen={(row) =>
              void navigate({ to: '/manifests/$manifestNo', params: { manifestNo: String(row.manifestNo) } })
            }
          />
        </Paper>
        <Paper withBorder p="md" h="100%">
          <Title order={2} size="h4" mb="sm">
            {t('operation.latest')}
          </Title>
          <Timeline entries={events} zone={directory.zoneOf(null)} compact />
        </Paper>
      </div>
    </Stack>
  );
}
