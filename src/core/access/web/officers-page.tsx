import { Alert, Button, Code, Grid, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { accessPermissions } from '../../permissions/access-permissions.ts';
import { roles } from '../../register/roles.ts';
import type { InviteOfficerInput, InviteOfficerResult, OfficerRow, OfficersAnswer } from '../views.ts';
import { PasskeyDemand } from './passkey-demand.tsx';
import { givenByAdministrator, givenByInstallation } from './roles-an-administrator-gives.ts';

const LIST = 'access/officers';
const FILTERS = ['state', 'role'] as const;
const STATES = ['invited', 'active', 'disabled'] as const;
const POSTED = roles.filter((role) => role !== 'installation');

/** The page of administrators: the officers of the own authority, and an invitation whose token is shown once. Auditors see the list. */
export function OfficersPage() {
  const { t } = useTranslation('access');
  const state = useListState(FILTERS);
  const answer = useAnswer<OfficersAnswer>(LIST, { ...state.filters, page: state.page });
  // who audits sees the list, and governs nobody
  const governs = answer.data?.abilities.includes('access/change-postings') ?? false;
  const columns: Column<OfficerRow>[] = [
    { key: 'name', label: t('officers.name'), value: (row) => pickName(row.name) },
    {
      key: 'username',
      label: t('officers.username'),
      value: (row) => row.username,
      render: (row) =>
        governs ? (
          <Link to="/officers/$officerNo" params={{ officerNo: String(row.officerNo) }} className="amana-link">
            <bdi className="amana-code">{row.username}</bdi>
          </Link>
        ) : (
          <bdi className="amana-code">{row.username}</bdi>
        ),
    },
    {
      key: 'roles',
      label: t('officers.roles'),
      value: (row) =>
        row.roles
          .map((grant) => (grant.site ? `${roleName(t, grant.role)} (${grant.site})` : roleName(t, grant.role)))
          .join(' · '),
    },
    { key: 'state', label: t('officers.state'), value: (row) => t(`officers.states.${row.state}`) },
    { key: 'devices', label: t('officers.devices'), value: (row) => row.devices.length, numeric: true },
  ];
  if (answer.error && !answer.data)
    return <PageProblem error={answer.error} roles={accessPermissions.queries.officers.askers} />;
  return (
    <Stack>
      <PageTitle title={t('officers.title')}>
        <LinkButton to="/permissions" size="md" variant="default">
          {t('permissions.title')}
        </LinkButton>
      </PageTitle>
      <Paper withBorder p="sm" className="amana-no-print">
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('officers.state')}
            value={state.filters.state ?? ''}
            onChange={(event) => state.change({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('officers.everyState') },
              ...STATES.map((value) => ({ value, label: t(`officers.states.${value}`) })),
            ]}
          />
          <NativeSelect
            size="md"
            label={t('officers.postedAs')}
            value={state.filters.role ?? ''}
            onChange={(event) => state.change({ role: event.currentTarget.value })}
            data={[
              { value: '', label: t('officers.everyRole') },
              ...POSTED.map((value) => ({ value, label: roleName(t, value) })),
            ]}
          />
        </Group>
      </Paper>
      <ListTools list={LIST} state={state} total={answer.data?.total} />
      <DataTable
        caption={t('officers.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.officers}
        rowKey={(row) => row.officerNo}
        error={answer.error}
        empty={t('officers.empty')}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
      {answer.data?.abilities.includes('access/invite-officer') && <InviteOfficer />}
      {governs && <PasskeyDemand />}
    </Stack>
  );
}

function InviteOfficer() {
  const { t } = useTranslation('access');
  const directory = useDirectory();
  const command = useCommand<InviteOfficerInput, InviteOfficerResult>('access/invite-officer');
  const [username, setUsername] = useState('');
  const [english, setEnglish] = useState('');
  const [arabic, setArabic] = useState('');
  const [role, setRole] = useState('');
  const [site, setSite] = useState('');
  const token = command.answer?.result?.invitationToken;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const chosen = givenByAdministrator.find((candidate) => candidate === role);
    if (!chosen) return;
    const grant = site ? { role: chosen, site } : { role: chosen };
    void command.send({ username, name: { en: english, ar: arabic }, roles: [grant] });
  }

  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('invite.title')}
      </Title>
      <form onSubmit={submit}>
        <Grid>
          <Grid.Col span={{ base: 12, sm: 4 }}>
            <TextInput
              label={t('officers.username')}
              description={t('invite.usernameHelp')}
              required
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 4 }}>
            <TextInput
              label={t('invite.arabic')}
              description={t('invite.arabicHelp')}
              required
              value={arabic}
              onChange={(event) => setArabic(event.currentTarget.value)}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 4 }}>
            <TextInput
              label={t('invite.latin')}
              description={t('invite.latinHelp')}
              required
              value={english}
              onChange={(event) => setEnglish(event.currentTarget.value)}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <NativeSelect
              label={t('invite.role')}
              description={role === '' ? undefined : t(`does.${role}`)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              required
              value={role}
              onChange={(event) => setRole(event.currentTarget.value)}
              data={[
                { value: '', label: t('shell:action.choose') },
                ...givenByAdministrator.map((value) => ({ value, label: roleName(t, value) })),
              ]}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <NativeSelect
              label={t('invite.site')}
              value={site}
              onChange={(event) => setSite(event.currentTarget.value)}
              data={[
                { value: '', label: t('invite.everySite') },
                ...directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
              ]}
            />
          </Grid.Col>
        </Grid>
        <Text size="sm" mt="sm">
          {t('invite.installation', { roles: givenByInstallation.map((value) => roleName(t, value)).join(' · ') })}
        </Text>
        <Group mt="md">
          <Button type="submit" loading={command.busy}>
            {t('invite.submit')}
          </Button>
        </Group>
      </form>
      <Stack mt="md" aria-live="polite">
        <CommandNotice command={command} />
        {token && (
          <Alert color="teal" title={t('invite.done')}>
            <Text size="sm" mb="xs">
              {t('invite.once')}
            </Text>
            <Code block style={{ direction: 'ltr' }}>
              {`${window.location.origin}/accept-invitation#${token}`}
            </Code>
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}
