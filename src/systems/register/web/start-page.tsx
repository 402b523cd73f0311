import { Alert, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { registerNow, useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { Figure } from '../../../app/kit/figure.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import type { OfficerView } from '../../../core/access/views.ts';
import { Publications } from '../../transfers/web/publications.tsx';
import type { Scope } from '../strength/strength.ts';
import { total } from '../strength/strength.ts';
import type { StrengthAnswer } from '../strength/views.ts';
import { REPORT_WORDS } from '../strength/words.ts';

const DAY = 86_400_000;
/** Roles whose own system is not there yet; the page says so. */
const NOT_YET = ['programme_staff', 'repatriation_desk', 'finance_officer', 'press_officer', 'corridor_reporter'];

/** What administrators see to: the page and its name. */
const GOVERNED = [
  ['/officers', 'shell:navigation.officers'],
  ['/sites', 'shell:navigation.sites'],
  ['/break-glass', 'access:glass.title'],
  ['/permissions', 'access:permissions.title'],
  ['/ledger', 'shell:navigation.ledger'],
] as const;

/** What auditors look at: the page and its name. */
const AUDITED = [
  ['/officers', 'shell:navigation.officers'],
  ['/break-glass', 'access:glass.title'],
  ['/readings', 'access:counted.title'],
  ['/refusals', 'access:refused.title'],
  ['/permissions', 'access:permissions.title'],
  ['/ledger', 'shell:navigation.ledger'],
] as const;

/** The first page of who sees one site, numbers alone, how officers look, or no case: what the role is for, what there is for it now, and what is not there yet. */
export default function StartPage({ officer }: { officer: OfficerView }) {
  const { t } = useTranslation(['register', 'access']);
  const directory = useDirectory();
  const own = officer.authority.code;
  const posted = [...new Set(officer.roles.map(({ role }) => role))];
  const audits = posted.includes('auditor');
  const directed = directory.sites.filter(
    ({ code, authority }) =>
      authority === own &&
      officer.roles.some(({ role, site }) => role === 'site_director' && (site === null || site === code)),
  );
  return (
    <Stack>
      <PageTitle title={t('shell:navigation.start')} sub={pickText(officer.authority.name)} />
      {posted.map((role) => (
        <Paper withBorder p="md" component="section" key={role}>
          <Title order={2} size="h4">
            {roleName(t, role)}
          </Title>
          <Text>{t(`access:does.${role}`)}</Text>
          {NOT_YET.includes(role) && (
            <Alert mt="sm" color="gray" variant="light" role="note">
              {t(`start.notYet.${role}`)}
            </Alert>
          )}
        </Paper>
      ))}
      {officer.sees === 'figures' ? (
        <Strength scope="authority" code={own} />
      ) : (
        directed.map(({ code }) => <Strength key={code} scope="site" code={code} />)
      )}
      {officer.sees === 'sites' && directed.length === 0 && <Text>{t('start.noSite')}</Text>}
      <Group gap="xs" className="amana-no-print">
        {posted.includes('family_desk') && (
          <LinkButton to="/requests" size="md">
            {t('shell:navigation.requests')}
          </LinkButton>
        )}
        {officer.sees === 'sites' && (
          <LinkButton to="/people" size="md">
            {t('shell:navigation.people')}
          </LinkButton>
        )}
        {officer.sees === 'nobody' ? (
          <LinkButtons pages={GOVERNED} />
        ) : (
          <>
            <LinkButton to="/strength" variant="default" size="md">
              {t('shell:navigation.strength')}
            </LinkButton>
            <LinkButton to="/sites" variant="default" size="md">
              {t('shell:navigation.sites')}
            </LinkButton>
          </>
        )}
        {audits && <LinkButtons pages={AUDITED} />}
      </Group>
      {posted.some((role) => !['administrator', 'auditor', 'site_director'].includes(role)) && <Publications />}
    </Stack>
  );
}

/** A button for each of these pages. */
function LinkButtons({ pages }: { pages: typeof GOVERNED | typeof AUDITED }) {
  const { t } = useTranslation(['register', 'access']);
  return pages.map(([page, title]) => (
    <LinkButton key={page} to={page} variant="default" size="md">
      {t(title)}
    </LinkButton>
  ));
}

/** The strength of the last day, as it is now. */
function Strength({ scope, code }: { scope: Scope; code: string }) {
  const { t } = useTranslation('register');
  const now = registerNow(useMe().data);
  const [toAt] = useState(() => Math.floor((now ?? 0) / 60_000) * 60_000);
  const { data } = useAnswer<StrengthAnswer>('register/strength', { scope, code, fromAt: toAt - DAY, toAt });
  if (!data) return null;
  return (
    <Stack component="section" gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('start.strength', { name: pickText(data.name) })}
        </Title>
        {scope === 'site' && (
          <LinkButton to="/sites/$code" params={{ code }} variant="default">
            {t('start.site')}
          </LinkButton>
        )}
      </Group>
      <Text size="sm">
        {formatInstant(data.fromAt, data.zone)} – {formatInstant(data.toAt, data.zone)}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure value={data.opening} label={pickText(REPORT_WORDS.opening)} />
        <Figure value={total(data.gains)} label={pickText(REPORT_WORDS.gains)} />
        <Figure value={total(data.losses)} label={pickText(REPORT_WORDS.losses)} />
        <Figure value={data.closing} label={pickText(REPORT_WORDS.closing)} />
      </SimpleGrid>
    </Stack>
  );
}
