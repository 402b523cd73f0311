import { useCallback, useState } from 'react';
import { ProblemError } from '../../../app/api/problem-error.ts';
import { postJson, request } from '../../../app/api/request.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import type { Problem } from '../../../core/access/views.ts';

type Running<Result, Progress> = {
  state: 'running' | 'done' | 'refused';
  progress: Progress | null;
  result: Result | null;
  problem: Problem | null;
};

/** A work of the server as a page begins it, watches it and ends it: how far it is, what came of it, or why nothing did. */
export function useWork<Body, Result, Progress>(name: string) {
  const [workId, setWorkId] = useState<string>();
  const [begun, setBegun] = useState(false);
  const [error, setError] = useState<unknown>();
  const answer = useAnswer<Running<Result, Progress>>(
    `works/${workId}`,
    {},
    // one that ended is not asked again
    { enabled: workId !== undefined, refreshEvery: 500 },
  );
  const told = workId === undefined ? undefined : answer.data;
  const begin = useCallback(
    async (body: Body): Promise<void> => {
      setError(undefined);
      setBegun(true);
      try {
        setWorkId((await postJson<{ workId: string }>(`/api/works/${name}`, body)).workId);
      } catch (problem) {
        setError(problem);
        setBegun(false);
      }
    },
    [name],
  );
  const isOver = told !== undefined && told.state !== 'running';
  return {
    begin,
    end: () => void request(`/api/works/${workId}`, { method: 'DELETE' }),
    reset: () => {
      setWorkId(undefined);
      setBegun(false);
      setError(undefined);
    },
    isRunning: begun && !isOver && error === undefined,
    progress: told?.progress ?? undefined,
    result: told?.result ?? undefined,
    error: error ?? (told?.problem ? new ProblemError(told.problem) : undefined) ?? answer.error ?? undefined,
  };
}
