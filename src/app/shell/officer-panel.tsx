import { Button, Stack, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OfficerView } from '../../core/access/views.ts';
import { ledgerPermissions } from '../../core/permissions/ledger-permissions.ts';
import { postJson } from '../api/request.ts';
import { useMe } from '../api/use-me.ts';
import { pickName, pickText } from '../format/pick-text.ts';
import { roleName } from '../format/role-name.ts';
import { pageForNext } from './page-for-next.ts';

const readersOfLedger = ledgerPermissions.queries.state.askers;

/** Who is signed in, for which authority and in which roles, and the way out. */
export function OfficerPanel({ officer }: { officer: OfficerView }) {
  const { t } = useTranslation('shell');
  const queryClient = useQueryClient();
  const synthetic = useMe().data?.register.synthetic ?? false;

  async function signOut(): Promise<void> {
    await postJson('/api/access/sign-out', {});
    queryClient.clear();
    // In a demonstration the next officer goes on with the same manifest; elsewhere nobody learns where this one was.
    const next = synthetic ? pageForNext(window.location.pathname) : undefined;
    window.location.assign(`/sign-in${next === undefined ? '' : `?back=${encodeURIComponent(next)}`}`);
  }

  return (
    <Stack gap={4} pt="sm" className="amana-officer" style={{ borderTop: '1px solid var(--amana-line)' }}>
      <Text fw={600} size="sm">
        {pickName(officer.name)}
      </Text>
      <Text size="xs" c="gray.7">
        {pickText(officer.authority.name)}
      </Text>
      {officer.roles.map((grant) => (
        <Text size="xs" c="gray.7" key={`${grant.role}-${grant.site ?? ''}`}>
          {roleName(t, grant.role)}
          {grant.site && (
            <>
              {' · '}
              <bdi className="amana-code">{grant.site}</bdi>
            </>
          )}
        </Text>
      ))}
      {readersOfLedger.some((reader) => officer.roles.some(({ role }) => role === reader)) && (
        <Link to="/ledger" className="amana-link">
          {t('navigation.ledger')}
        </Link>
      )}
      <Link to="/account" className="amana-link amana-no-print">
        {t('navigation.account')}
      </Link>
      <Button
        mt={4}
        variant="default"
        leftSection={<IconLogout size={16} aria-hidden />}
        onClick={() => void signOut()}
      >
        {t('signOut')}
      </Button>
    </Stack>
  );
}
