import { Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { accessPermissions } from '../../permissions/access-permissions.ts';
import type { OfficerAnswer } from '../views.ts';
import { ChangePostings } from './change-postings.tsx';
import { KeysTable } from './keys-table.tsx';
import { MailSection } from './mail-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { SessionsTable } from './sessions-table.tsx';

/** An officer of the administrator's own authority: state, postings, sessions, device keys and recovery, and what an administrator may change of them. */
export function OfficerPage() {
  const { t } = useTranslation('access');
  const { officerNo } = useParams({ from: '/frame/officers/$officerNo' });
  const answer = useAnswer<OfficerAnswer>('access/officer', { officerNo });
  if (answer.error && !answer.data)
    return <PageProblem error={answer.error} roles={accessPermissions.queries.officer.askers} />;
  if (!answer.data) return <Waiting />;
  const { officer, own, abilities } = answer.data;
  return (
    <Stack gap="xl">
      <PageTitle
        title={t('officer.title')}
        sub={
          <>
            {pickName(officer.name)} · <bdi className="amana-code">{officer.username}</bdi> ·{' '}
            {t(`officers.states.${officer.state}`)}
            <br />
            {officer.roles
              .map(({ role, site }) => (site ? `${roleName(t, role)} (${site})` : roleName(t, role)))
              .join(' · ')}
          </>
        }
      >
        {!own && <ChangeState officer={officer} />}
      </PageTitle>
      {own && <Text size="sm">{t('officer.own')}</Text>}
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t('sessions.title')}
        </Title>
        <SessionsTable officerNo={officer.officerNo} />
      </Stack>
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t('keys.title')}
        </Title>
        <KeysTable devices={officer.devices} may={abilities.includes('access/revoke-device-key')} />
      </Stack>
      <MailSection officerNo={officer.officerNo} />
      {!own && abilities.includes('access/ask-recovery') && <RecoverySection officerNo={officer.officerNo} />}
      {!own && abilities.includes('access/change-postings') && (
        <ChangePostings key={JSON.stringify(officer.roles)} officerNo={officer.officerNo} roles={officer.roles} />
      )}
    </Stack>
  );
}

/** Suspends the officer, or lets a suspended one sign in again. */
function ChangeState({ officer }: { officer: OfficerAnswer['officer'] }) {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const suspended = officer.state === 'disabled';
  const words = suspended ? 'reinstate' : 'suspend';
  return (
    <Group>
      <FormDialog
        key={words}
        command={suspended ? 'access/reinstate-officer' : 'access/suspend-officer'}
        label={t(`officer.${words}`)}
        explain={t(`officer.${words}Explain`)}
        grave={!suspended}
        zone={zone}
        fields={[{ key: 'reason', label: t('officer.reason'), kind: 'long', required: true }]}
        build={({ reason }) => ({ officerNo: officer.officerNo, reason })}
      />
    </Group>
  );
}
