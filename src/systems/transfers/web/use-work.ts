import { useCallback, useEffect, useState } from 'react';
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
  // one that ended is not asked again
  const [ended, setEnded] = useState<string>();
  const answer = useAnswer<Running<Result, Progress>>(
    `works/${workId}`,
    {},
    { enabled: workId !== undefined && ended !== workId, refreshEvery: 500 },
  );
  // what is kept on the screen of a work before is nothing that this one says
  const told = workId === undefined || answer.isPlaceholderData ? undefined : answer.data;
  useEffect(() => {
    if (told !== undefined && told.state !== 'running') setEnded(workId);
  }, [told, workId]);
  const begin = useCallback(
    async (body: Body): Promise<void> => {
      setError(undefined);
      setWorkId(undefined);
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
    isRunning: begun && !isOver && error === undefined,
    progress: told?.progress ?? undefined,
    result: told?.result ?? undefined,
    error: error ?? (told?.problem ? new ProblemError(told.problem) : undefined) ?? answer.error ?? undefined,
  };
}
