import { Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { SiteFilter } from '../../../app/kit/list/site-filter.tsx';
import { useChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { ChosenBar } from '../../register/web/chosen-bar.tsx';
import { personColumn } from '../../register/web/person-column.tsx';
import { FINDINGS, OCCASIONS } from '../health.ts';
import type { HealthOwedAnswer, HealthOwedRow, RecordHealthInput } from '../views.ts';

const LIST = 'care/health-owed';
const FILTERS = ['state', 'site'] as const;
const HOUR = 3_600_000;
const keyOf = (row: HealthOwedRow) => `${row.occasion}-${row.personNo}`;
const labelOf = (row: HealthOwedRow) => row.registerNumber;

/** Whom no health officer has seen since admission or at release, the longest first, with counts by site; health officers record several at once. */
export function HealthOwedPage() {
  const { t } = useTranslation(['care', 'register']);
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<HealthOwedAnswer>(LIST, { ...state.filters, page: state.page });
  const chosen = useChosenRows<HealthOwedRow>(keyOf, labelOf, answer.data?.rows);
  const mayRecord = answer.data?.abilities.includes('care/record-health') === true;
  const [occasion, other] = [...new Set(chosen.rows.map((row) => row.occasion))];
  const at = answer.data?.at ?? 0;
  const columns: Column<HealthOwedRow>[] = [
    ...(mayRecord ? [chosen.column] : []),
    personColumn(t('register:people.person')),
    { key: 'site', label: t('register:people.site'), value: (row) => directory.siteName(row.site) || null },
    { key: 'occasion', label: t('health.occasion'), value: (row) => t(`health.occasions.${row.occasion}`) },
    {
      key: 'at',
      label: t('health.owed.at'),
      value: (row) => row.at,
      render: (row) => (
        <div>
          <Text size="sm">{formatInstant(row.at, directory.zoneOf(row.site))}</Text>
          <Text size="xs" c={row.dueAt < at ? 'red.9' : 'gray.7'}>
            {t('register:appearance.hours', { count: Math.floor((at - row.at) / HOUR) })}
          </Text>
        </div>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('health.owed.title')} sub={t('health.owed.sub')} />
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('health.occasion')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('health.owed.every') },
              ...OCCASIONS.map((value) => ({ value, label: t(`health.occasions.${value}`) })),
            ]}
          />
          <SiteFilter state={state} />
        </Group>
      </Paper>
      <DataTable
        caption={t('health.owed.counts')}
        sortable
        columns={[
          { key: 'site', label: t('register:people.site'), value: (row) => directory.siteName(row.site) || '—' },
          { key: 'occasion', label: t('health.occasion'), value: (row) => t(`health.occasions.${row.occasion}`) },
          ...(['persons', 'inTime', 'later', 'notSeen'] as const).map((key) => ({
            key,
            label: t(`health.owed.${key}`),
            numeric: true,
            value: (row: HealthOwedAnswer['sites'][number]) => row[key],
          })),
        ]}
        rows={answer.data?.sites}
        rowKey={(row) => `${row.occasion}-${row.site}`}
        error={undefined}
        empty={t('health.owed.none')}
      />
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      {mayRecord && chosen.rows.length > 0 && (
        <ChosenBar count={chosen.rows.length}>
          {occasion === undefined || other !== undefined ? (
            <Text size="sm">{t('health.owed.one')}</Text>
          ) : (
            <FormDialog<RecordHealthInput>
              command="care/record-health"
              label={t('health.owed.recordAll')}
              explain={t('health.recordExplain')}
              zone={directory.zoneOf(null)}
              fields={[
                {
                  key: 'finding',
                  label: t('health.finding'),
                  kind: 'select',
                  required: true,
                  options: FINDINGS.map((value) => ({ value, label: t(`health.findings.${value}`) })),
                },
                { key: 'examinedAt', label: t('health.examinedAt'), kind: 'instant', required: false },
                {
                  key: 'expectedCount',
                  label: t('health.count'),
                  help: t('health.countHelp'),
                  kind: 'text',
                  required: true,
                },
              ]}
              build={({ finding, examinedAt, expectedCount = '' }) => ({
                occasion,
                expectedCount: readDigits(expectedCount) ?? 0,
                rows: chosen.rows.map(({ personNo }) => ({
                  personNo,
                  finding: FINDINGS.find((one) => one === finding) ?? 'needs-care',
                  ...(examinedAt ? { examinedAt: Number(examinedAt) } : {}),
                })),
              })}
              onDone={() => chosen.replace([])}
            />
          )}
        </ChosenBar>
      )}
      <DataTable
        caption={t('health.owed.title')}
        {...(mayRecord ? { chosen } : {})}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={keyOf}
        error={answer.error}
        empty={t('health.owed.none')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
