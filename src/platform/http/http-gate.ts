import http from 'node:http';
import { Refusal } from '../../core/register/refusal.ts';
import { OperatorError } from '../config/operator-error.ts';
import { problemOf, problemType } from './problem.ts';

const answerStarting: http.RequestListener = (request, response) => {
  if (request.url === '/healthz') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"process":"running"}');
    return;
  }
  response
    .writeHead(503, { 'content-type': problemType, 'retry-after': '2', 'cache-control': 'no-store' })
    .end(JSON.stringify(problemOf(new Refusal('starting'))));
};

/** The listening socket of the server. It is opened before the database is started, and answers 503 until a handler stands behind it. */
export type HttpGate = {
  readonly server: http.Server;
  /** Address with the port that was really taken, e.g. `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** From now on requests go there. */
  open: (handler: http.RequestListener) => void;
  /** Takes no more connections and waits for running requests, at most `grace` milliseconds; then cuts them. */
  close: (grace: number) => Promise<void>;
};

const explainListenError = (error: NodeJS.ErrnoException, host: string, port: number): OperatorError => {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop it, or start with --port 0 (any free port) or --port ${port + 1}.`,
    EACCES: `Port ${port} may be opened by root only. Start with --port 8080, or put a proxy in front.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set AMANA_HOST to one of its own addresses.`,
    ENOTFOUND: `The host name ${host} is unknown. Set AMANA_HOST to an address of this machine.`,
  };
  return new OperatorError(
    reasons[error.code ?? ''] ?? `The server cannot listen on ${host}, port ${port}: ${error.code ?? error.message}.`,
    { cause: error },
  );
};

/**
 * Opens the port.
 * @throws OperatorError where the port is in use or not allowed, before anything else was started
 */
export const openGate = async (host: string, port: number): Promise<HttpGate> => {
  let handle = answerStarting;
  const server = http.createServer(
    // a connection outlives a minute of quiet: a proxy or a client that uses one again at the very moment in which it is closed here would be told of a broken one
    { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 75_000 },
    (request, response) => handle(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    server,
    // The wildcard is no address that a browser can open.
    origin: `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${taken}`,
    open: (handler) => {
      handle = handler;
    },
    close: async (grace) => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A browser keeps its connection open after the answer: it is idle then, and would be waited for.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const timer = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearInterval(sweep);
      clearTimeout(timer);
    },
  };
};
