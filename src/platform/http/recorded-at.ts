import type { FastifyRequest } from 'fastify';
import { RECORDED_AT_HEADER } from '../../core/register/execute.ts';

/** When the officer's device wrote down what it sends, as its header says; undefined where it does not say. What is no number is refused with the command. */
export const recordedAtOf = (request: Pick<FastifyRequest, 'headers'>): number | undefined => {
  const said = request.headers[RECORDED_AT_HEADER.toLowerCase()];
  if (said === undefined) return undefined;
  return typeof said === 'string' && /^\d{1,16}$/.test(said) ? Number(said) : Number.NaN;
};
