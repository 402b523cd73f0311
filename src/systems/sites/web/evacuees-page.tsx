import { Button, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patiently } from '../../../app/api/load-part.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { toUserDigits } from '../../../app/format/to-user-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { ChooseBar } from '../../register/web/choose-bar.tsx';
import type { EvacueesAnswer, EvacueeView } from '../emergencies/views.ts';
import { RollSearch } from './roll-search.tsx';
import { useSettled } from './use-settled.ts';

const FoundSeveral = lazy(patiently(() => import('../../register/web/found-several.tsx')));

const LIST = 'sites/evacuees';
const FILTERS = ['section', 'vehicle'] as const;
const keyOf = (row: EvacueeView) => row.personNo;
const labelOf = (row: EvacueeView) => row.registerNumber;

/** Who of a list of an evacuation has arrived nowhere yet, by section, by vehicle, by number or name; and of those who are chosen it is said where they were brought: nobody is there until the officer says so. */
export function EvacueesPage() {
  const { t } = useTranslation(['sites', 'register']);
  const { code = '', emergencyId = '', manifestNo = '' } = useParams({ strict: false });
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed).trim();
  const [finding, setFinding] = useState(false);
  const asked = { manifestNo: Number(manifestNo), ...state.filters, ...(q === '' ? {} : { q }) };
  const answer = useAnswer<EvacueesAnswer>(LIST, { ...asked, page: state.page }, { asks: 'body' });
  const chosen = useChosenRows<EvacueeView>(keyOf, labelOf, answer.data?.rows);
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  const mayRecord = answer.data?.abilities.includes('register/record-all-found-in-section') === true;
  const sections = directory.sites.find((site) => site.code === code)?.sections ?? [];
  const columns: Column<EvacueeView>[] = [
    ...(mayRecord ? [chosen.column] : []),
    {
      key: 'person',
      label: t('roll.person'),
      value: (row) => row.registerNumber,
      render: (row) => (
        <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
          <PersonName registerNumber={row.registerNumber} name={row.name} />
        </Link>
      ),
    },
    {
      key: 'state',
      label: t('evacuees.state'),
      value: (row) => t(`register:custody.states.${row.state}`),
      render: (row) => (
        <>
          {t(`register:custody.states.${row.state}`)}
          {row.missing && (
            <Text size="sm" c="red.9" fw={600}>
              {t('evacuees.missing')}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'place',
      label: t('evacuees.now'),
      value: (row) => row.vehicle ?? row.section,
      render: (row) =>
        row.vehicle === null ? (
          <bdi>{row.section === null ? '—' : directory.sectionName(code, row.section)}</bdi>
        ) : (
          <bdi className="amana-code">{row.vehicle}</bdi>
        ),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={t('emergency.foundOf', { code: answer.data?.code ?? toUserDigits(manifestNo) })}
        sub={
          answer.data && (
            <>
              {directory.siteName(answer.data.site)} – {directory.siteName(answer.data.toSite)} ·{' '}
              {t('shell:people', { count: answer.data.total })}
            </>
          )
        }
      >
        <LinkButton
          to="/sites/$code/emergencies/$emergencyId"
          params={{ code, emergencyId }}
          variant="default"
          size="md"
        >
          {t('evacuees.back')}
        </LinkButton>
      </PageTitle>
      <Text size="sm" maw={820}>
        {t('emergency.foundExplain')}
      </Text>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <RollSearch
            typed={typed}
            onType={(text) => {
              setTyped(text);
              if (state.page > 1) state.setPage(1);
            }}
          />
          <NativeSelect
            size="md"
            label={t('site.section')}
            value={state.filters.section ?? ''}
            onChange={(event) => state.change({ section: event.currentTarget.value })}
            data={[
              { value: '', label: t('evacuees.everySection') },
              ...sections.map(({ section }) => ({ value: section, label: directory.sectionName(code, section) })),
            ]}
          />
          {(answer.data?.vehicles.length ?? 0) > 0 && (
            <NativeSelect
              size="md"
              label={t('evacuees.vehicle')}
              value={state.filters.vehicle ?? ''}
              onChange={(event) => state.change({ vehicle: event.currentTarget.value })}
              data={[{ value: '', label: t('evacuees.everyVehicle') }, ...(answer.data?.vehicles ?? [])]}
            />
          )}
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} searched={q} fixed={{ manifestNo }} />
      {answer.data && mayRecord && (
        <ChooseBar list={LIST} asked={asked} chosen={chosen} total={answer.data.total}>
          <Button variant="default" onClick={() => setFinding(true)}>
            {t('register:bulk.found')}
          </Button>
          {finding && (
            <Suspense fallback={null}>
              <FoundSeveral
                rows={chosen.rows}
                to={answer.data.toSite}
                notAt={answer.data.site}
                onClose={(done) => {
                  setFinding(false);
                  chosen.replace(chosen.rows.filter(({ personNo }) => !done.has(personNo)));
                }}
              />
            </Suspense>
          )}
        </ChooseBar>
      )}
      <DataTable
        caption={t('emergency.foundOf', { code: answer.data?.code ?? toUserDigits(manifestNo) })}
        {...(mayRecord ? { chosen } : {})}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={keyOf}
        error={answer.error}
        empty={
          q === '' && Object.keys(state.filters).length === 0 ? t('emergency.nobodyOnTheWay') : t('roll.noneFound')
        }
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
