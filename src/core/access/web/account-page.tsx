import { Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { useDeviceKey } from '../../../app/keys/use-device-key.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { BrowsersTable } from './browsers-table.tsx';
import { ChangePassword } from './change-password.tsx';
import { KeysTable } from './keys-table.tsx';
import { MailSection } from './mail-section.tsx';
import { PasskeysTable } from './passkeys-table.tsx';
import { SessionsTable } from './sessions-table.tsx';

/** The own account of whoever is signed in: where it is used, and with which devices it signs. */
export function AccountPage() {
  const { t } = useTranslation('access');
  const me = useMe();
  const device = useDeviceKey();
  const queryClient = useQueryClient();
  const officer = me.data?.officer;
  if (!officer) return null;
  return (
    <Stack gap="xl">
      <PageTitle
        title={t('account.title')}
        sub={
          <>
            {pickName(officer.name)} · <bdi className="amana-code">{officer.username}</bdi>
          </>
        }
      >
        <LinkButton to="/permissions" search={{ role: 'mine' }} size="md" variant="default">
          {t('permissions.own')}
        </LinkButton>
        <LinkButton to="/break-glass" size="md" variant="default">
          {t('glass.title')}
        </LinkButton>
      </PageTitle>
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t('sessions.title')}
        </Title>
        <Text size="sm">{t('sessions.explain')}</Text>
        <SessionsTable />
      </Stack>
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t('password.title')}
        </Title>
        <Text size="sm">{t('password.explain')}</Text>
        <ChangePassword onChanged={() => void queryClient.invalidateQueries({ queryKey: ['access/sessions'] })} />
      </Stack>
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t('passkeys.title')}
        </Title>
        <Text size="sm">{t('passkeys.explain')}</Text>
        <PasskeysTable />
      </Stack>
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t('browsers.title')}
        </Title>
        <Text size="sm">{t('browsers.explain')}</Text>
        <BrowsersTable />
      </Stack>
      <MailSection />
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {t('keys.title')}
        </Title>
        <KeysTable
          devices={officer.devices}
          here={device.key?.keyId}
          may={me.data?.abilities.includes('access/revoke-device-key') ?? false}
        />
      </Stack>
    </Stack>
  );
}
