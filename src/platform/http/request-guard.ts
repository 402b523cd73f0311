import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../core/register/refusal.ts';

/** `localhost` or a literal loopback address, any port: names that nobody's DNS can point elsewhere. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

const isOwnHost = (host: string | undefined, publicOrigin: string | undefined): boolean => {
  if (host === undefined) return false;
  if (LOOPBACK.test(host)) return true;
  if (publicOrigin === undefined) return false;
  const own = new URL(publicOrigin);
  // Some proxies write the port that https has anyway.
  return [own.host, ...(own.port === '' ? [`${own.host}:443`] : [])].includes(host.toLowerCase());
};

/** The register's own origin, as the browser sees it. Without a public one the host of a request is a loopback one: {@link guardRequest} has asked. */
export const originOf = (request: FastifyRequest, publicOrigin: string | undefined): string =>
  publicOrigin ?? `http://${request.headers.host}`;

/**
 * Refuses every request, a reading one as well, whose `Host` is neither that of the public origin nor a loopback one: a foreign page whose name was pointed
 * at this server (DNS rebinding) would be of the same origin as the register to its browser. Refuses a state-changing request that another site could have made a browser send: the header `X-Amana-Request: 1` must be there (a foreign page cannot
 * set it without a preflight, which is never granted), `Sec-Fetch-Site` must be the own origin, and `Origin` that of the register.
 * @param publicOrigin the https origin behind a proxy; without it the `Host` of the request counts
 * @throws Refusal `request-not-own`
 */
export const guardRequest = (request: FastifyRequest, publicOrigin: string | undefined): void => {
  if (!isOwnHost(request.headers.host, publicOrigin)) throw new Refusal('request-not-own');
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
