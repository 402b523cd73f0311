import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { MeAnswer } from '../../core/access/views.ts';
import { getJson } from './request.ts';

/** Key of the answer that says who is signed in. */
export const ME_KEY = ['access/me'] as const;

/** `me` with the browser's clock when it arrived, so that the register clock can tick between answers. */
export interface TimedMe extends MeAnswer {
  arrivedAt: number;
}

async function getMe(): Promise<TimedMe> {
  const me = await getJson<MeAnswer>('/api/access/me');
  return { ...me, arrivedAt: Date.now() };
}

/** The register clock now, in milliseconds, by what `me` told and the time that has passed since; undefined before the first answer. */
export const registerNow = (me: TimedMe | undefined): number | undefined =>
  me === undefined ? undefined : me.register.nowAt + (Date.now() - me.arrivedAt);

/** Who is signed in, and the register's name and clock. Asked again every minute. */
export function useMe() {
  return useQuery({ queryKey: ME_KEY, queryFn: getMe, refetchInterval: 60_000, staleTime: 10_000 });
}

/** The last answer in which somebody was signed in: a form stays with all that was typed when the session ends under the officer's hands, and sign-in is asked on top of it. */
export function useLastMe(): TimedMe | undefined {
  const me = useMe().data;
  const last = useRef<TimedMe>(undefined);
  if (me?.officer) last.current = me;
  return last.current ?? me;
}

/** Puts an answer of sign-in in the place of `me`. */
export function useSetMe(): (me: MeAnswer) => void {
  const queryClient = useQueryClient();
  return (me) => queryClient.setQueryData<TimedMe>(ME_KEY, { ...me, arrivedAt: Date.now() });
}
