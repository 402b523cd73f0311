import { Button, Divider, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../app/api/request.ts';
import { useSetMe } from '../../../app/api/use-me.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { ProviderRow } from '../provider-views.ts';
import type { MeAnswer } from '../views.ts';

/** An officer whose authority has an identity provider signs in on another page of this browser: this page, and what was typed on it, stays. Nothing where there is none. */
export function SignInElsewhere({
  authority,
  onSignedIn,
}: {
  /** Code of the officer's authority. */
  authority: string;
  onSignedIn: (me: MeAnswer) => void;
}) {
  const { t } = useTranslation('access');
  const setMe = useSetMe();
  const [waits, setWaits] = useState(false);
  const [error, setError] = useState<unknown>();
  const providers = useQuery({
    queryKey: ['access/identity-providers'],
    queryFn: () => getJson<ProviderRow[]>('/api/access/identity-providers'),
  });
  if (!providers.data?.some((row) => row.authority.code === authority)) return null;

  async function look(): Promise<void> {
    setError(undefined);
    try {
      const me = await getJson<MeAnswer>('/api/access/me');
      setWaits(me.officer === null);
      if (me.officer === null) return;
      setMe(me);
      onSignedIn(me);
    } catch (failure) {
      setError(failure);
    }
  }

  return (
    <Stack gap="sm">
      <Divider label={t('provider.or')} />
      <Button component="a" href="/sign-in?back=%2Faccount" target="_blank" rel="noopener" variant="default" size="md">
        {t('provider.elsewhere')}
      </Button>
      <Button variant="default" size="md" onClick={() => void look()}>
        {t('provider.there')}
      </Button>
      {waits && (
        <Text size="sm" role="alert">
          {t('provider.notThere')}
        </Text>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
    </Stack>
  );
}
