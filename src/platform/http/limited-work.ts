import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../core/register/refusal.ts';
import type { AttemptLimiter } from './attempt-limiter.ts';

const takeAttempt = (limiter: AttemptLimiter | undefined, request: FastifyRequest): void => {
  const seconds = limiter?.take(request.ip, performance.now()) ?? 0;
  if (seconds > 0) throw new Refusal('too-many-requests', { values: { seconds } });
};

/** Work that keeps something of strangers although it succeeds: every time counts by network address. @throws Refusal `too-many-requests` with the seconds to wait */
export const countedBy =
  (limiter: AttemptLimiter | undefined) =>
  <Result>(request: FastifyRequest, work: () => Promise<Result>): Promise<Result> => {
    takeAttempt(limiter, request);
    return work();
  };

/** Work that somebody may try again and again until it succeeds: failures count by network address. @throws Refusal `too-many-requests` with the seconds to wait */
export const limitedBy =
  (limiter: AttemptLimiter | undefined) =>
  async <Result>(request: FastifyRequest, work: () => Promise<Result>): Promise<Result> => {
    takeAttempt(limiter, request);
    const result = await work();
    limiter?.giveBack(request.ip, performance.now());
    return result;
  };
