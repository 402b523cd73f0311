import type pg from 'pg';
import type { Finding } from './finding.ts';
import { textRows } from './session.ts';

type Query = {
  readonly code: string;
  readonly object: string;
  /** Columns: event, stream, number, command; NULL where there is none. At most 1,001 rows. */
  readonly sql: string;
  readonly says: (event: string | null, command: string | null) => string;
};

/** What must agree between events, commands and secrets, each as the rows where it does not. */
const queries: readonly Query[] = [
  {
    code: 'command-missing',
    object: 'register.command',
    sql: `SELECT e.id, e.stream_no, e.seq, e.command_id FROM register.event e LEFT JOIN register.command c ON c.id = e.command_id WHERE c.id IS NULL`,
    says: (event, command) => `Event ${event} names the command ${command}, which has no row in register.command.`,
  },
  {
    code: 'command-officer',
    object: 'register.command',
    sql: `SELECT e.id, e.stream_no, e.seq, c.id FROM register.event e JOIN register.command c ON c.id = e.command_id WHERE c.officer_no <> e.officer_no`,
    says: (event, command) => `Command ${command} and its event ${event} name different officers.`,
  },
  {
    code: 'command-received',
    object: 'register.command',
    sql: `SELECT e.id, e.stream_no, e.seq, c.id FROM register.event e JOIN register.command c ON c.id = e.command_id WHERE c.received_at <> e.received_at`,
    says: (event, command) => `Command ${command} and its event ${event} were received at different instants.`,
  },
  {
    code: 'command-events',
    object: 'register.command',
    sql: `SELECT NULL, NULL, NULL, c.id FROM register.command c LEFT JOIN (SELECT e.command_id, array_agg(e.id ORDER BY e.pos) AS ids FROM register.event e GROUP BY e.command_id) f
            ON f.command_id = c.id WHERE f.ids IS NOT NULL AND c.event_ids <> f.ids`,
    says: (_event, command) =>
      `The event_ids of command ${command} are not the events that cite it: an event was deleted or added, or the row was altered.`,
  },
  {
    code: 'command-without-events',
    object: 'register.command',
    sql: `SELECT NULL, NULL, NULL, c.id FROM register.command c WHERE NOT EXISTS (SELECT FROM register.event e WHERE e.command_id = c.id)`,
    says: (_event, command) => `Command ${command} has no events: they were deleted, or the row was added.`,
  },
  {
    code: 'secret-without-event',
    object: 'register.event_secret',
    sql: `SELECT NULL, NULL, x.event_pos, NULL FROM register.event_secret x WHERE NOT EXISTS (SELECT FROM register.event e WHERE e.pos = x.event_pos)`,
    says: () => 'A secret belongs to no event: the event was deleted, or its place altered.',
  },
  {
    code: 'input-hash',
    object: 'register.command',
    sql: `SELECT NULL, NULL, NULL, c.id FROM register.command c WHERE octet_length(c.input_hash) <> 32 OR c.name !~ '^[a-z]+/[a-z-]+$'`,
    says: (_event, command) => `Command ${command} has a name or an input hash of another form.`,
  },
];

const COLUMNS: Readonly<Record<string, string>> = {
  'command-officer': 'officer_no',
  'command-received': 'received_at',
  'command-events': 'event_ids',
  'command-missing': 'id',
  'command-without-events': 'id',
};

/** Holds events, commands and secrets to each other. */
export const checkCommands = async (live: pg.ClientBase, add: (finding: Finding) => void): Promise<void> => {
  for (const { code, object, sql, says } of queries)
    for (const [event = null, stream = null, seq = null, command = null] of await textRows(live, `${sql} LIMIT 1001`))
      add({
        section: 'chains',
        code,
        object,
        text: says(event, command),
        ...(event === null ? {} : { event, seq: Number(seq), stream: Number(stream) }),
        ...(event === null && seq !== null ? { key: `event_pos=${seq}` } : {}),
        ...(command === null ? {} : { command }),
        ...(COLUMNS[code] === undefined ? {} : { column: COLUMNS[code] }),
      });
};
