import { Badge, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { isolateLatin } from '../../../app/format/isolate-latin.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { ChoiceBar } from '../../../app/kit/choice-bar.tsx';
import { Figure } from '../../../app/kit/figure.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { ResolveRowInput } from '../command-views.ts';
import type { ListAnswer, ListView, WorkRow } from '../lists/list-views.ts';
import { waitsForParent } from '../lists/parent-codes.ts';
import { AnnotatedDownloads } from './annotated-downloads.tsx';
import { BulkOnRows, mayBeDecidedTogether } from './bulk-on-rows.tsx';
import { DetainedByList } from './correct-detention.tsx';
import { CorrectRowButton } from './correct-row-button.tsx';
import { EnterBesideParent } from './enter-beside-parent.tsx';
import { primaryName } from './primary-name.ts';
import { RowTies } from './row-ties.tsx';
import { useDecidedRows } from './use-decided-rows.ts';

const LIST = 'register/list';
const FILTERS = ['outcome'] as const;

/** The work list of a received list: rows that wait for an officer's decision, and rows that were refused and why. */
export function ListPage() {
  const { t } = useTranslation('register');
  const { listNo } = useParams({ strict: false });
  const directory = useDirectory();
  const state = useListState(FILTERS);
  const answer = useAnswer<ListAnswer>(LIST, { listNo, ...state.filters, page: state.page });
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const decided = useDecidedRows(answer.data?.rows, `${state.filters.outcome ?? ''}/${state.page}`);
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { list, rows, abilities } = answer.data;
  const canResolve = abilities.includes('register/resolve-row');
  return (
    <Stack>
      <PageTitle
        title={t('list.title', { no: list.listNo })}
        sub={
          <>
            <bdi>{list.fileName}</bdi> · <bdi>{list.source}</bdi> · {directory.siteName(list.site)} ·{' '}
            <bdi>{formatInstant(list.receivedAt, directory.zoneOf(list.site))}</bdi>
          </>
        }
      />
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure value={list.read} label={t('lists.read')} />
        <Figure value={list.accepted} label={t('lists.accepted')} />
        <Figure value={list.waiting} label={t('list.waited')} />
        <Figure value={list.refused} label={t('lists.refused')} />
      </SimpleGrid>
      <AnnotatedDownloads listNo={list.listNo} />
      <ChoiceBar
        large
        label={t('lists.outcome')}
        value={state.filters.outcome ?? ''}
        onChange={(outcome) => state.change({ outcome })}
        options={[
          { value: '', label: t('list.allToDecide') },
          { value: 'waiting', label: t('lists.waiting') },
          { value: 'refused', label: t('lists.refused') },
        ]}
      />
      <ListTools list={LIST} state={state} total={answer.data.total} fixed={{ listNo: String(list.listNo) }} />
      <Text role="status" fw={600}>
        {list.undecided === 0 ? t('list.empty') : t('list.toDecide', { count: list.undecided })}
        {decided.length > 0 && ` · ${t('list.decided', { rows: decided.map(formatNumber).join(' · ') })}`}
      </Text>
      {answer.data.detained > 0 && abilities.includes('register/correct-detention') && (
        <DetainedByList listNo={list.listNo} count={answer.data.detained} zone={directory.zoneOf(list.site)} />
      )}
      {canResolve && <BulkOnRows listNo={list.listNo} page={rows} chosen={chosen} onChoose={setChosen} />}
      {rows.map((row) => (
        <WorkRowCard
          key={row.row}
          list={list}
          row={row}
          canResolve={canResolve}
          box={
            canResolve &&
            mayBeDecidedTogether(row) && (
              <input
                type="checkbox"
                className="amana-check"
                aria-label={t('shell:table.chooseRow', { row: t('shell:problem.row', { row: row.row }) })}
                checked={chosen.has(row.row)}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.currentTarget.checked) next.add(row.row);
                  else next.delete(row.row);
                  setChosen(next);
                }}
              />
            )
          }
        />
      ))}
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}

function WorkRowCard({
  list,
  row,
  canResolve,
  box,
}: {
  list: ListView;
  row: WorkRow;
  canResolve: boolean;
  box: ReactNode;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const zone = directory.zoneOf(list.site);
  const reason = { key: 'reason', label: t('list.reason'), kind: 'long', required: true, shortest: 3 } as const;
  const base = { listNo: list.listNo, row: row.row };
  return (
    <Paper withBorder p="md" component="section" aria-label={t('shell:problem.row', { row: row.row })}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="xs">
            {box}
            <Text fw={700}>
              {t('shell:problem.row', { row: row.row })} · {pickText(row.reason)}
            </Text>
          </Group>
          <Badge
            color={row.outcome === 'waiting' ? 'yellow.2' : 'red.1'}
            c="dark.9"
            variant="filled"
            tt="none"
            size="lg"
          >
            {t(`lists.${row.outcome}`)}
          </Badge>
        </Group>
        {row.closed && <Text size="sm">{t('work.closed')}</Text>}
        <dl className="amana-cells">
          {Object.entries(row.cells)
            .filter(([, value]) => value.trim() !== '')
            .map(([heading, value]) => (
              <div key={heading}>
                <dt>
                  <bdi>{isolateLatin(heading)}</bdi>
                </dt>
                <dd>
                  <bdi>{isolateLatin(value)}</bdi>
                </dd>
              </div>
            ))}
        </dl>
        <RowTies row={row} />
        {row.candidates.length > 0 && (
          <Text size="sm" c="gray.8">
            {t('list.candidates')}
          </Text>
        )}
        {row.candidates.map((candidate) => (
          <Text size="sm" key={candidate.personNo}>
            <bdi className="amana-code">{candidate.registerNumber}</bdi> ·{' '}
            <NameText name={primaryName(candidate.names).primary} /> · <bdi>{candidate.birth?.text ?? ''}</bdi> ·{' '}
            {directory.siteName(candidate.place.site)}
          </Text>
        ))}
        {canResolve && (
          <Group>
            <CorrectRowButton list={list} row={row} />
            {row.outcome === 'waiting' && row.understood?.sex != null && (
              <FormDialog<ResolveRowInput>
                command="register/resolve-row"
                label={t('list.acceptAsNew')}
                explain={t('list.acceptExplain')}
                zone={zone}
                fields={[reason]}
                build={(values) => ({ ...base, decision: 'accept-as-new', reason: values.reason ?? '' })}
              />
            )}
            {waitsForParent(row.code) && row.understood?.sex != null && <EnterBesideParent list={list} row={row} />}
            {row.candidates.length > 0 && (
              <FormDialog<ResolveRowInput>
                command="register/resolve-row"
                label={t('list.samePerson')}
                explain={t('list.sameExplain')}
                zone={zone}
                fields={[
                  {
                    key: 'personNo',
                    label: t('people.person'),
                    kind: 'select',
                    required: true,
                    options: row.candidates.map((candidate) => ({
                      value: String(candidate.personNo),
                      label: `${candidate.registerNumber} ${primaryName(candidate.names).primary}`,
                    })),
                  },
                  reason,
                ]}
                build={(values) => ({
                  ...base,
                  decision: 'same-person',
                  personNo: Number(values.personNo),
                  reason: values.reason ?? '',
                })}
              />
            )}
            <FormDialog<ResolveRowInput>
              command="register/resolve-row"
              label={row.outcome === 'waiting' ? t('list.refuse') : t('list.leaveRefused')}
              explain={row.outcome === 'waiting' ? t('list.refuseExplain') : t('list.leaveRefusedExplain')}
              zone={zone}
              fields={[reason]}
              build={(values) => ({ ...base, decision: 'refuse', reason: values.reason ?? '' })}
              grave
            />
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
