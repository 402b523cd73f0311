import { Button, Divider, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson, postJson } from '../../../app/api/request.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { BeginProviderSignInAnswer, BeginProviderSignInInput, ProviderRow } from '../provider-views.ts';
import { keepWayBack } from './way-back.ts';

/** A button for each authority that brings its identity provider; with a one-time link one for whichever it is that invited. Nothing where there is none. */
export default function IdentityProviders({
  back,
  invitation,
}: {
  /** The page that was asked for. */
  back?: string | undefined;
  invitation?: string;
}) {
  const { t } = useTranslation('access');
  const [busy, setBusy] = useState('');
  const [error, setError] = useState<unknown>();
  const answer = useQuery({
    queryKey: ['access/identity-providers'],
    queryFn: () => getJson<ProviderRow[]>('/api/access/identity-providers'),
  });
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (!answer.data?.length) return null;

  async function begin(input: BeginProviderSignInInput): Promise<void> {
    setError(undefined);
    setBusy(input.authority ?? 'link');
    try {
      const { address } = await postJson<BeginProviderSignInAnswer>('/api/access/begin-provider-sign-in', input);
      keepWayBack(back);
      window.location.assign(address);
    } catch (failure) {
      setError(failure);
      setBusy('');
    }
  }

  return (
    <Stack gap="sm">
      <Divider label={t('provider.or')} />
      {invitation === undefined ? (
        answer.data.map(({ authority }) => (
          <Button
            key={authority.code}
            variant="default"
            size="md"
            loading={busy === authority.code}
            onClick={() => void begin({ authority: authority.code })}
          >
            {t('provider.use', { authority: pickText(authority.name) })}
          </Button>
        ))
      ) : (
        <>
          <Button variant="default" loading={busy === 'link'} onClick={() => void begin({ invitation })}>
            {t('provider.link')}
          </Button>
          <Text size="sm" c="gray.7">
            {t('provider.linkExplain')}
          </Text>
        </>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
    </Stack>
  );
}
