import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../core/register/refusal.ts';

/**
 * Refuses a state-changing request that another site could have made a browser send: the header `X-Amana-Request: 1` must be there (a foreign page cannot
 * set it without a preflight, which is never granted), `Sec-Fetch-Site` must be the own origin, and `Origin` that of the register.
 * @param publicOrigin the https origin behind a proxy; without it the `Host` of the request counts
 */
export const guardRequest = (request: FastifyRequest, publicOrigin: string | undefined): void => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = publicOrigin === undefined ? [`http://${host}`, `https://${host}`] : [publicOrigin];
  if (
    request.headers['x-amana-request'] !== '1' ||
    (site !== undefined && site !== 'same-origin') ||
    (origin !== undefined && !own.includes(origin))
  )
    throw new Refusal('request-not-own');
};
