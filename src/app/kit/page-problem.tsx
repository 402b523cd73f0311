import { Button, Group, Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNotFound, NoAnswerError, ProblemError } from '../api/problem-error.ts';
import { roleName } from '../format/role-name.ts';
import { LinkButton } from './link-button.tsx';
import { PageTitle } from './page-title.tsx';
import { ProblemAlert } from './problem-alert.tsx';

type Kind = 'noAnswer' | 'notFound' | 'notPermitted' | 'broken';

/** Which words a page that cannot be shown has as its heading. An address whose number has not the form of one leads nowhere, like one that names nothing. */
function kindOf(error: unknown): Kind {
  if (error instanceof NoAnswerError) return 'noAnswer';
  if (!(error instanceof ProblemError)) return 'broken';
  if (isNotFound(error) || error.problem.code === 'invalid-input') return 'notFound';
  return error.problem.code === 'not-permitted' ? 'notPermitted' : 'broken';
}

/** In place of a page that the register refused, does not have, or did not answer: a heading that says so, why, and where to go from here. `roles`: whose page it is, where it is that of a few. */
export function PageProblem({ error, roles }: { error: unknown; roles?: readonly string[] }) {
  const isOfFields = error instanceof ProblemError && error.problem.code === 'invalid-input';
  const kind = kindOf(error);
  // who may is what the refusal itself does not say
  if (kind === 'notPermitted' && roles !== undefined) return <Instead kind={kind} roles={roles} />;
  return <Instead kind={kind}>{!isOfFields && <ProblemAlert error={error} />}</Instead>;
}

/** In place of a form whose command is not of this officer's roles: said before it is filled in, not after. */
export function NotForRole() {
  return <Instead kind="notPermitted" />;
}

function Instead({ kind, children, roles }: { kind: Kind; children?: ReactNode; roles?: readonly string[] }) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  return (
    <Stack>
      <PageTitle title={t(`pageProblem.${kind}`)} sub={t(`pageProblem.${kind}Next`)} />
      {roles && (
        <Text>
          {t('pageProblem.whoMay', {
            roles: roles.map((role) => roleName(t, role)).join(' · '),
          })}
        </Text>
      )}
      {children}
      <Group gap="xs" className="amana-no-print">
        <Button variant="default" size="md" onClick={() => window.location.reload()}>
          {t('crash.reload')}
        </Button>
        <Button variant="default" size="md" onClick={() => router.history.back()}>
          {t('pageProblem.back')}
        </Button>
        <LinkButton to="/" variant="default" size="md">
          {t('notFound.back')}
        </LinkButton>
      </Group>
    </Stack>
  );
}
