import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The server's own figures for Prometheus. Labels are routes, command names and codes: never a person, never a value of a request. */
export type Metrics = {
  readonly registry: Registry;
  readonly observeRequest: (route: string, method: string, status: number, seconds: number) => void;
  readonly countCommand: (name: string, outcome: 'done' | 'repeated' | 'refused' | 'failed') => void;
  readonly countRefusal: (code: string) => void;
  /** Tells how the public log stands, at each reading. */
  readonly watchLog: (
    state: () => {
      readonly size: number;
      readonly halted: string | undefined;
      readonly witnesses: readonly { readonly name: string; readonly kind: string; readonly size: number }[];
    },
  ) => void;
  /** Tells how the mails stand, at each reading; only where mails are sent. */
  readonly watchMail: (
    state: () => {
      readonly waiting: number;
      readonly failing: number;
      readonly sent: number;
      readonly failures: number;
    },
  ) => void;
};

/** Makes the figures. @param findPool the pool of connections, once there is one */
export const createMetrics = (findPool: () => pg.Pool | undefined): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'amana_http_request_duration_seconds',
    help: 'Duration of HTTP requests by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const commands = new Counter({
    name: 'amana_commands_total',
    help: 'Commands by name and outcome.',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const refusals = new Counter({
    name: 'amana_refusals_total',
    help: 'Refusals by code.',
    labelNames: ['code'],
    registers,
  });
  new Gauge({
    name: 'amana_database_connections',
    help: 'Connections to the database: all, idle, and requests waiting for one.',
    labelNames: ['state'],
    registers,
    collect() {
      const pool = findPool();
      this.set({ state: 'total' }, pool?.totalCount ?? 0);
      this.set({ state: 'idle' }, pool?.idleCount ?? 0);
      this.set({ state: 'waiting' }, pool?.waitingCount ?? 0);
    },
  });
  return {
    registry,
    watchLog: (state) => {
      new Gauge({
        name: 'amana_public_log_entries',
        help: 'Entries of the public log under its newest signed head.',
        registers,
        collect() {
          this.set(state().size);
        },
      });
      new Gauge({
        name: 'amana_public_log_halted',
        help: '1 while the public log stands still: the reason is in the log of the server.',
        registers,
        collect() {
          this.set(state().halted === undefined ? 0 : 1);
        },
      });
      new Gauge({
        name: 'amana_public_log_cosigned_entries',
        help: 'Entries of the public log under the newest head that each witness cosigned.',
        labelNames: ['witness'],
        registers,
        collect() {
          for (const { name, size } of state().witnesses) this.set({ witness: name }, size);
        },
      });
      new Gauge({
        name: 'amana_public_log_witness_refuses',
        help: '1 while a witness refuses to cosign: it saw another log than this one, or does not know it.',
        labelNames: ['witness'],
        registers,
        collect() {
          for (const { name, kind } of state().witnesses) this.set({ witness: name }, kind === 'refuses' ? 1 : 0);
        },
      });
    },
    watchMail: (state) => {
      const figure = (name: string, help: string, value: () => number) =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(value());
          },
        });
      figure('amana_mail_waiting', 'Mails that are to be sent.', () => state().waiting);
      figure('amana_mail_failing', 'Of them, those that could not be sent so far.', () => state().failing);
      const counted = (name: string, help: string, value: () => number) =>
        new Counter({
          name,
          help,
          registers,
          collect() {
            this.reset();
            this.inc(value());
          },
        });
      counted('amana_mail_sent_total', 'Mails that the SMTP server took since the start.', () => state().sent);
      counted('amana_mail_failures_total', 'Attempts to send that failed since the start.', () => state().failures);
    },
    observeRequest: (route, method, status, seconds) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    countCommand: (command, outcome) => commands.inc({ command, outcome }),
    countRefusal: (code) => refusals.inc({ code }),
  };
};
