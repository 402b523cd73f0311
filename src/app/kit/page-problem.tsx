import { Button, Group, Stack } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NoAnswerError, ProblemError } from '../api/problem-error.ts';
import { LinkButton } from './link-button.tsx';
import { PageTitle } from './page-title.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** Which words a page that cannot be shown has as its heading. */
function kindOf(error: unknown): 'noAnswer' | 'notFound' | 'notPermitted' | 'broken' {
  if (error instanceof NoAnswerError) return 'noAnswer';
  if (!(error instanceof ProblemError)) return 'broken';
  if (error.problem.code === 'not-found') return 'notFound';
  return error.problem.code === 'not-permitted' ? 'notPermitted' : 'broken';
}

/** In place of a page that the register refused, does not have, or did not answer: a heading that says so, why, and where to go from here. */
export function PageProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const kind = kindOf(error);
  return (
    <Stack>
      <PageTitle title={t(`pageProblem.${kind}`)} sub={t(`pageProblem.${kind}Next`)} />
      <ProblemAlert error={error} />
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
