import { Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/access/views.ts';
import { NoAnswerError, ProblemError } from '../api/problem-error.ts';
import { pickText } from '../format/pick-text.ts';
import { FieldNames } from './field-names.ts';

/** How many findings are listed before the rest is only counted. */
const SHOWN = 20;

/** A refusal in full: what happened, the rule and its source, what to do next, and every person or row it is about. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation('shell');
  if (error instanceof ProblemError) return <ProblemBody problem={error.problem} />;
  const text = error instanceof NoAnswerError ? t('problem.noAnswer') : t('problem.unexpected');
  return (
    <Frame title={t('problem.title')}>
      <Text size="sm">{text}</Text>
      {!(error instanceof NoAnswerError) && (
        <Text size="xs" className="amana-code">
          {error instanceof Error ? error.message : String(error)}
        </Text>
      )}
    </Frame>
  );
}

/** Plain elements: every page loads this beforehand, because what says that nothing can be fetched cannot be fetched then. */
function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="amana-problem" role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}

function ProblemBody({ problem }: { problem: Problem }) {
  const { t } = useTranslation('shell');
  const names = use(FieldNames);
  const items = problem.problems ?? [];
  return (
    <Frame title={pickText(problem.sentence)}>
      <Stack gap={6}>
        <Text size="sm">
          <b>{t('problem.remedy')}</b> {pickText(problem.remedy)}
        </Text>
        {(problem.rule ?? problem.source) && (
          <Text size="xs" c="gray.8">
            {t('problem.rule')} <bdi className="amana-code">{problem.rule ?? problem.code}</bdi>
            {problem.source && (
              <>
                {' · '}
                {t('problem.source')} <bdi>{problem.source}</bdi>
              </>
            )}
          </Text>
        )}
        {items.length > 0 && (
          <ul className="amana-findings">
            {items.slice(0, SHOWN).map((item) => (
              <li key={JSON.stringify(item)}>
                {item.registerNumber && (
                  <>
                    <bdi className="amana-code">{item.registerNumber}</bdi>
                    {' · '}
                  </>
                )}
                {item.row !== undefined && <>{t('problem.row', { row: item.row })} · </>}
                {item.field && (
                  <>
                    {names[item.field] ?? <bdi className="amana-code">{item.field}</bdi>}
                    {' · '}
                  </>
                )}
                {pickText(item.detail)}
              </li>
            ))}
          </ul>
        )}
        {items.length > SHOWN && <Text size="sm">{t('problem.more', { count: items.length - SHOWN })}</Text>}
      </Stack>
    </Frame>
  );
}
