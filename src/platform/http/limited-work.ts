import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../core/register/refusal.ts';
import type { AttemptLimiter } from './attempt-limiter.ts';

/** Work that somebody may try again and again until it succeeds: failures count by network address. @throws Refusal `too-many-requests` with the seconds to wait */
export const limitedBy =
  (limiter: AttemptLimiter | undefined) =>
  async <Result>(request: FastifyRequest, work: () => Promise<Result>): Promise<Result> => {
    const seconds = limiter?.take(request.ip, performance.now()) ?? 0;
    if (seconds > 0) throw new Refusal('too-many-requests', { values: { seconds } });
    const result = await work();
    limiter?.giveBack(request.ip, performance.now());
    return result;
  };
