import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { findPostmaster } from '../../src/platform/postgres/postmaster-file.ts';

/** Makes the database's log longer, so that a recovery after a kill takes a while. */
export const lengthenLog = async (client: pg.Client, megabytes: number): Promise<void> => {
  await client.query("SELECT pg_logical_emit_message(true, 'test', repeat('x', 1000000)) FROM generate_series(1, $1)", [
    megabytes,
  ]);
};

/** The process that recovers, a child of the server that runs on the cluster, as soon as there is one. Stopped (SIGSTOP), it stands for a recovery without end. */
export const findRecovering = async (clusterFolder: string): Promise<number> => {
  for (;;) {
    const parent = findPostmaster(clusterFolder)?.processId;
    const found = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => /^ *(\d+) +(\d+) postgres: startup/.exec(line))
      .find((hit) => Number(hit?.[2]) === parent);
    if (found) return Number(found[1]);
    await sleep(2);
  }
};
