import { hashKey, keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NoAnswerError, ProblemError } from './problem-error.ts';
import { getJson, postJson } from './request.ts';

/**
 * Asks a query of the register and keeps the last answer on the screen while it asks again, and a refusal too: a page that says that there is nothing yet has
 * the form that makes the first one, which what is typed into it must outlive. A query that holds what somebody typed `asks` by the body, so
 * that no name stands in an address; so does one about persons by their numbers, which can be many.
 */
export function useAnswer<Answer>(
  name: string,
  parameters: Record<string, string | number | undefined | readonly number[]> = {},
  options: { enabled?: boolean; refreshEvery?: number; asks?: 'body' } = {},
) {
  const queryKey = [name, parameters];
  const answer = useQuery({
    queryKey,
    queryFn: () =>
      options.asks === 'body'
        ? postJson<Answer>(`/api/${name}`, parameters)
        : getJson<Answer>(`/api/${name}`, parameters as Record<string, string | number | undefined>),
    placeholderData: keepPreviousData,
    // a page that is opened asks anew: what was known a moment ago may be over
    refetchOnMount: 'always',
    enabled: options.enabled ?? true,
    // when the network is back, the page says so by itself
    refetchInterval: ({ state }) => (state.error instanceof NoAnswerError ? 10_000 : (options.refreshEvery ?? false)),
    retry: (failures, error) => failures < 2 && !(error instanceof ProblemError),
  });
  const asked = hashKey(queryKey);
  const { data, error } = answer;
  const [told, tell] = useState<{ asked: string; error: Error }>();
  if (error !== null && (told?.asked !== asked || told.error !== error)) tell({ asked, error });
  return data === undefined && error === null && told?.asked === asked ? { ...answer, error: told.error } : answer;
}
