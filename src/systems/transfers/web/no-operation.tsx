import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isNotFound } from '../../../app/api/problem-error.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { OpenOperationButton } from './open-operation-button.tsx';

const TOLD = ['transfer_cell', 'administrator', 'origin_officer'] as const;

/** What is to be done next while no operation is open, by the roles of the officer: who opens one, and what the others can do until then. */
function Next() {
  const { t } = useTranslation('transfers');
  const { data: me } = useMe();
  const abilities = me?.abilities ?? [];
  const roles = TOLD.filter((told) => me?.officer?.roles.some(({ role }) => role === told));
  return (
    <Stack gap="sm">
      <Text>{t('operation.noneExplain')}</Text>
      {(roles.length === 0 ? (['other'] as const) : roles).map((role) => (
        <Text key={role}>{t(`operation.next.${role}`)}</Text>
      ))}
      <Group gap="xs" className="amana-no-print">
        {abilities.includes('transfers/open-operation') && <OpenOperationButton />}
        {abilities.includes('access/invite-officer') && (
          <LinkButton to="/officers" variant="default" size="md">
            {t('shell:navigation.officers')}
          </LinkButton>
        )}
        {abilities.includes('sites/allocate-number-block') && (
          <LinkButton to="/sites" variant="default" size="md">
            {t('shell:navigation.sites')}
          </LinkButton>
        )}
        {abilities.includes('register/receive-list') && (
          <LinkButton to="/lists" variant="default" size="md">
            {t('shell:navigation.lists')}
          </LinkButton>
        )}
      </Group>
    </Stack>
  );
}

/** Above an operation that has ended, where no other is open. */
export function NoneOpenNote() {
  const { t } = useTranslation('transfers');
  return (
    <Alert color="gray" variant="light" role="status" title={t('operation.none')}>
      <Next />
    </Alert>
  );
}

/** In place of a page about an operation: none was opened yet, or else what the register said. */
export function NoOperation({ error, named }: { error: unknown; named: string | undefined }) {
  const { t } = useTranslation('transfers');
  if (named !== undefined || !isNotFound(error)) return <PageProblem error={error} />;
  return (
    <Stack>
      <PageTitle title={t('operation.none')} />
      <Next />
    </Stack>
  );
}
