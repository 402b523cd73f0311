/** Settings of `postgresql.conf`, given to the server as arguments. */
export type ServerSettings = Readonly<Record<string, string | number>>;

/**
 * The settings that every server of ours has.
 *
 * No TCP: only the socket. The log holds what the server does, never what it was asked: an error's detail quotes row
 * values, and those are personal data, so errors of statements are left to the program that sent them.
 */
const common: ServerSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: 100,
  shared_buffers: '128MB',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** Nothing acknowledged may be lost: the server answers a commit only when it is on the disk. */
const durable: ServerSettings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** For servers whose data dies with them. */
const temporary: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // what is asked there is asked once or twice, which compiling never pays
  jit: 'off',
  max_connections: 200,
};

/** The arguments of the server program for its settings; `own` wins over ours. */
export const settingArguments = (
  kind: 'durable' | 'temporary',
  socketFolder: string,
  own: ServerSettings = {},
): string[] => {
  const all = {
    ...common,
    ...(kind === 'durable' ? durable : temporary),
    ...own,
    unix_socket_directories: socketFolder,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};
