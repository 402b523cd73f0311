import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../app/api/request.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { DemonstrationOfficer, MeAnswer, SignInByCode } from '../views.ts';
import { useSignIn } from './use-sign-in.ts';

/** Neighbours of one authority, so that the list reads as the stations of the convoy. */
function groupByAuthority(officers: DemonstrationOfficer[]): DemonstrationOfficer[][] {
  const groups: DemonstrationOfficer[][] = [];
  for (const officer of officers) {
    const last = groups.at(-1);
    if (last?.[0]?.authority.code === officer.authority.code) last.push(officer);
    else groups.push([officer]);
  }
  return groups;
}

/** The demonstration officers of a synthetic register, in the order in which they act; one press fills in user name, password and code, and signs in. */
export function DemonstrationOfficers({
  onSignedIn,
  onFill,
  only,
}: {
  onSignedIn: (me: MeAnswer) => void;
  /** Shows what is sent in the fields of the form. */
  onFill?: (input: SignInByCode) => void;
  /** Shows this officer alone, by user name; nothing where there is none. */
  only?: string;
}) {
  const { t } = useTranslation('access');
  const signIn = useSignIn(onSignedIn);
  const answer = useQuery({
    queryKey: ['access/demonstration-officers'],
    queryFn: () => getJson<DemonstrationOfficer[]>('/api/access/demonstration-officers'),
    refetchInterval: 5_000,
  });

  /** Asks for the code of this moment, so that a code that ran out while the page stood open is not sent. */
  async function enter(officer: DemonstrationOfficer): Promise<void> {
    const { data } = await answer.refetch();
    const fresh = data?.find((candidate) => candidate.username === officer.username) ?? officer;
    const input = { username: fresh.username, password: fresh.password, totp: fresh.totp };
    onFill?.(input);
    await signIn.send(input);
  }

  const shown = (answer.data ?? []).filter(({ username }) => only === undefined || username === only);
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (only !== undefined && shown.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('demonstration.title')}
      </Title>
      <Text size="sm" c="gray.7">
        {t('demonstration.explain')}
      </Text>
      {signIn.error !== undefined && <ProblemAlert error={signIn.error} />}
      {groupByAuthority(shown).map((group) => (
        <Paper withBorder key={`${group[0]?.username}`} component="section">
          <Text fw={700} size="sm" px="md" pt="sm">
            {group[0] && pickText(group[0].authority.name)}
          </Text>
          {group.map((officer) => (
            <Group
              key={officer.username}
              justify="space-between"
              wrap="nowrap"
              px="md"
              py="sm"
              style={{ borderBottom: '1px solid var(--amana-line)' }}
            >
              <div>
                <Text fw={600}>
                  {pickName(officer.name)}
                  <Text component="span" size="sm" c="gray.7">
                    {' · '}
                    {officer.roles.map((grant) => roleName(t, grant.role)).join(' · ')}
                  </Text>
                </Text>
                <Text size="sm">{pickText(officer.does)} </Text>
                <Text size="xs" c="gray.7">
                  <bdi className="amana-code">{officer.username}</bdi> · {t('demonstration.password')}{' '}
                  <bdi className="amana-code">{officer.password}</bdi> · {t('demonstration.code')}{' '}
                  <bdi className="amana-code">{officer.totp}</bdi>
                </Text>
              </div>
              <Button
                variant="light"
                size="md"
                loading={signIn.busy}
                style={{ flexShrink: 0 }}
                aria-label={t('demonstration.enterAs', { name: pickName(officer.name) })}
                onClick={() => void enter(officer)}
              >
                {t('demonstration.enter')}
              </Button>
            </Group>
          ))}
        </Paper>
      ))}
    </Stack>
  );
}
