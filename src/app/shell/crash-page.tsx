import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswerError } from '../api/problem-error.ts';
import { useTabTitle } from '../kit/use-tab-title.ts';

/** Milliseconds after which a page that did not come is asked for again. */
const ASK_AGAIN = 5000;

/** A page broke, or did not come: says so, names the fault and offers to load it again. Nothing that was recorded is lost. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const isAway = error instanceof NoAnswerError;
  const title = isAway ? t('pageProblem.noAnswer') : t('crash.title');
  useTabTitle(title);
  useEffect(() => {
    if (!isAway) return undefined;
    const again = setInterval(() => void router.invalidate(), ASK_AGAIN);
    return () => clearInterval(again);
  }, [isAway, router]);
  return (
    <Stack p="xl" gap="xs" align="flex-start" role="alert">
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text>{isAway ? t('problem.noAnswer') : t('crash.text')}</Text>
      {!isAway && (
        <Text size="sm" className="amana-code">
          {error instanceof Error ? error.message : String(error)}
        </Text>
      )}
      <Group gap="xs">
        {/* while the register is away the browser has nothing to load: the page alone is asked for again */}
        <Button onClick={() => (isAway ? void router.invalidate() : window.location.reload())}>
          {t('crash.reload')}
        </Button>
        {/* a page that broke is left whole: the router may be what broke */}
        {!isAway && (
          <Button component="a" href="/" variant="default">
            {t('notFound.back')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
