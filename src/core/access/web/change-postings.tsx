import { Alert, Button, Grid, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import type { RoleGrant } from '../views.ts';
import { givenByAdministrator } from './roles-an-administrator-gives.ts';

/** A posting as it stands in the form; the number keeps the fields of a row together while others come and go. */
interface Row {
  id: number;
  role: string;
  site: string;
}

const isGiven = ({ role }: RoleGrant) => givenByAdministrator.includes(role);

/** The roles and sites of an officer, to be changed together for one reason. Roles that the installation gives stand beside them and stay. */
export function ChangePostings({ officerNo, roles }: { officerNo: number; roles: RoleGrant[] }) {
  const { t } = useTranslation('access');
  const directory = useDirectory();
  const command = useCommand('access/change-postings');
  const [rows, setRows] = useState<Row[]>(() =>
    roles.filter(isGiven).map(({ role, site }, id) => ({ id, role, site: site ?? '' })),
  );
  const [reason, setReason] = useState('');
  const kept = roles.filter((grant) => !isGiven(grant));
  const change = (id: number, part: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.id === id ? { ...row, ...part } : row)));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const posted = rows.filter(({ role }) => role !== '');
    if (posted.length === 0) return;
    const answer = await command.send({
      officerNo,
      roles: posted.map(({ role, site }) => (site === '' ? { role } : { role, site })),
      reason: reason.trim(),
    });
    if (answer) setReason('');
  }

  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="xs">
        {t('postings.title')}
      </Title>
      <Text size="sm" mb="sm">
        {t('postings.explain')}
      </Text>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {rows.map((row) => (
            <Grid key={row.id} align="flex-end">
              <Grid.Col span={{ base: 12, sm: 5 }}>
                <NativeSelect
                  label={t('invite.role')}
                  description={row.role === '' ? undefined : t(`does.${row.role}`)}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  required
                  value={row.role}
                  onChange={(event) => change(row.id, { role: event.currentTarget.value })}
                  data={[
                    { value: '', label: t('shell:action.choose') },
                    ...givenByAdministrator.map((value) => ({ value, label: roleName(t, value) })),
                  ]}
                />
              </Grid.Col>
              <Grid.Col span={{ base: 12, sm: 5 }}>
                <NativeSelect
                  label={t('invite.site')}
                  value={row.site}
                  onChange={(event) => change(row.id, { site: event.currentTarget.value })}
                  data={[
                    { value: '', label: t('invite.everySite') },
                    ...directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
                  ]}
                />
              </Grid.Col>
              <Grid.Col span={{ base: 12, sm: 2 }}>
                <Button variant="default" onClick={() => setRows((now) => now.filter(({ id }) => id !== row.id))}>
                  {t('postings.remove')}
                </Button>
              </Grid.Col>
            </Grid>
          ))}
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            onClick={() =>
              setRows((now) => [...now, { id: Math.max(-1, ...now.map(({ id }) => id)) + 1, role: '', site: '' }])
            }
          >
            {t('postings.add')}
          </Button>
          {kept.length > 0 && (
            <Text size="sm">
              {t('postings.kept', { roles: kept.map(({ role }) => roleName(t, role)).join(' · ') })}
            </Text>
          )}
          <Textarea
            label={t('officer.reason')}
            required
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={command.busy}>
              {t('postings.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Stack mt="md" aria-live="polite">
        <CommandNotice command={command} />
        {command.phase === 'done' && <Alert color="teal">{t('postings.done')}</Alert>}
      </Stack>
    </Paper>
  );
}
