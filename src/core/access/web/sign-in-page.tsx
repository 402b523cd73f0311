import { Badge, Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { useTabTitle } from '../../../app/kit/use-tab-title.ts';
import { LanguageSwitch } from '../../../app/shell/language-switch.tsx';
import type { SignInByCode } from '../views.ts';
import { DemonstrationOfficers } from './demonstration-officers.tsx';
import { SignInForm } from './sign-in-form.tsx';

const IdentityProviders = lazy(() => import('./identity-providers.tsx'));

/** Sign-in. On a synthetic register the demonstration officers stand beside the form, in the order in which they act. */
export function SignInPage() {
  const { t } = useTranslation('access');
  useTabTitle(t('signIn.title'));
  const me = useMe();
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/sign-in' });
  const [filled, setFilled] = useState<SignInByCode>();
  const enter = () => void navigate({ href: back ?? '/', replace: true });
  const synthetic = me.data?.register.synthetic ?? false;
  return (
    <Box component="main" p={{ base: 'md', md: 'xl' }} maw={1180} mx="auto">
      <Group justify="space-between" mb="lg">
        <Group gap="sm">
          <Text component="span" fz={30} fw={700} c="teal.9" lh={1}>
            {t('shell:brand')}
          </Text>
          <Text c="gray.7">{t('shell:tagline')}</Text>
          {synthetic && (
            <Badge color="yellow.3" c="dark.9" variant="filled" tt="none" size="lg" radius="sm">
              {t('shell:synthetic')}
            </Badge>
          )}
        </Group>
        <LanguageSwitch />
      </Group>
      {me.error && <ProblemAlert error={me.error} />}
      <div className="amana-two">
        <Paper withBorder p="lg">
          <Stack>
            <Title order={1} size="h3">
              {t('signIn.title')}
            </Title>
            <SignInForm key={filled ? `${filled.username} ${filled.totp}` : ''} filled={filled} onSignedIn={enter} />
            <Suspense>
              <IdentityProviders back={back} />
            </Suspense>
            <Text size="sm" c="gray.7">
              {t('signIn.logged')}
            </Text>
          </Stack>
        </Paper>
        {synthetic && <DemonstrationOfficers onSignedIn={enter} onFill={setFilled} />}
      </div>
    </Box>
  );
}
