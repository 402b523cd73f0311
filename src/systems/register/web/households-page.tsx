import { Badge, Group, NativeSelect, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { Figure } from '../../../app/kit/figure.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { HOUSEHOLD_STATES } from '../residents/household-states.ts';
import type { HouseholdRow, HouseholdsAnswer } from '../residents/views.ts';
import { MembersField, readMembers } from './members-field.tsx';

const LIST = 'register/households';
const FILTERS = ['section', 'state'] as const;

/** The households of a camp: who heads each, how many live there and in which section, and whose member is apart. */
export function HouseholdsPage() {
  const { t } = useTranslation('register');
  const { code = '' } = useParams({ strict: false });
  const directory = useDirectory();
  const navigate = useNavigate();
  const state = useListState(FILTERS);
  const answer = useAnswer<HouseholdsAnswer>(
    LIST,
    { site: code, ...state.filters, page: state.page },
    { asks: 'body' },
  );
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  const zone = directory.zoneOf(code);
  const sections = directory.sites.find((site) => site.code === code)?.sections ?? [];
  const nameOf = (section: string) => directory.sectionName(code, section);
  const columns: Column<HouseholdRow>[] = [
    {
      key: 'head',
      label: t('household.title'),
      value: (row) => row.registerNumber,
      render: (row) => (
        <Stack gap={2} align="flex-start">
          <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
            <PersonName registerNumber={row.registerNumber} name={row.name} />
          </Link>
          {!row.headed && (
            <Text size="xs" c="gray.7">
              {t('household.noHead')}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'here', label: t('household.here'), value: (row) => row.here, numeric: true },
    { key: 'children', label: t('household.children'), value: (row) => row.children, numeric: true },
    { key: 'elsewhere', label: t('household.elsewhere'), value: (row) => row.elsewhere, numeric: true },
    {
      key: 'sections',
      label: t('household.section'),
      value: (row) => row.sections.map(nameOf).join(' · ') || null,
    },
    {
      key: 'apart',
      label: t('household.together'),
      value: (row) => row.apart,
      render: (row) =>
        row.apart > 0 || row.sections.length > 1 ? (
          <Badge color="red.1" c="red.9" variant="filled" tt="none">
            {t('household.isApart')}
          </Badge>
        ) : (
          t('household.isTogether')
        ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('household.list')} sub={directory.siteName(code)}>
        {answer.data?.abilities.includes('register/register-household') && (
          <FormDialog<object>
            command="register/register-household"
            label={t('household.register')}
            explain={t('household.registerExplain')}
            zone={zone}
            fields={[
              {
                key: 'section',
                label: t('household.section'),
                kind: 'select',
                required: false,
                options: sections.map(({ section }) => ({ value: section, label: nameOf(section) })),
              },
              { key: 'sinceAt', label: t('household.livesSince'), kind: 'instant', required: true },
              { key: 'source', label: t('identity.source'), kind: 'text', required: true, shortest: 3 },
              {
                key: 'members',
                label: t('household.members'),
                kind: 'own',
                required: true,
                draw: (value, onChange) => <MembersField value={value} onChange={onChange} />,
              },
            ]}
            build={({ section = '', sinceAt, source = '', members = '' }) => ({
              site: code,
              ...(section === '' ? {} : { section }),
              sinceAt: Number(sinceAt),
              source,
              members: readMembers(members).map(({ role, name, sex, birth }) => ({
                role,
                person: {
                  names: [
                    {
                      full: name,
                      script: /[a-z]/i.test(name) ? 'latin' : 'arabic',
                      kind: 'primary',
                      source,
                    },
                  ],
                  sex,
                  ...(birth === '' ? {} : { birth }),
                  nationalities: [],
                },
              })),
            })}
          />
        )}
        <LinkButton to="/sites/$code" params={{ code }} variant="default" size="md">
          {t('household.toCamp')}
        </LinkButton>
      </PageTitle>
      <Text c="gray.7">{t('household.explain')}</Text>
      {answer.data && (
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <Figure value={answer.data.households} label={t('household.list')} />
          <Figure value={answer.data.persons} label={t('household.inHouseholds')} />
          <Figure value={answer.data.residents} label={t('household.residents')} />
        </SimpleGrid>
      )}
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('household.section')}
            value={state.filters.section ?? ''}
            onChange={(event) => state.change({ section: event.currentTarget.value })}
            data={[
              { value: '', label: t('people.everySection') },
              ...sections.map(({ section }) => ({ value: section, label: nameOf(section) })),
            ]}
          />
          <NativeSelect
            size="md"
            label={t('household.together')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('household.filters.all') },
              ...HOUSEHOLD_STATES.map((value) => ({ value, label: t(`household.filters.${value}`) })),
            ]}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} fixed={{ site: code }} />
      <DataTable
        caption={t('household.list')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => row.householdId}
        error={answer.error}
        empty={Object.keys(state.filters).length === 0 ? t('household.noneHere') : t('household.noneSuch')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
