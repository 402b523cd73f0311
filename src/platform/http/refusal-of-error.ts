import { Refusal, refusalOfDatabaseError } from '../../core/register/refusal.ts';

/** SQLSTATEs and system codes of a database that is away, restarting, or cut a statement short: worth sending again. */
const BUSY = /^(?:08...|53...|57P0[1-3]|57014|55P03|40001|40P01|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;

/** The disk or its quota is full, said by the database and by the system. */
const DISK_FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** What the pool says when no connection became free in time; it has no code. */
const POOL_EXHAUSTED = 'timeout exceeded when trying to connect';

const TOO_LARGE = 'FST_ERR_CTP_BODY_TOO_LARGE';
const INPUT = new Set([
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_MEDIA_TYPE',
  'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
]);

const isFromPool = (error: Error): boolean =>
  error.message === POOL_EXHAUSTED ||
  error.message.startsWith('Connection terminated') ||
  // A connection that broke while the program computed between two statements.
  error.message.endsWith('and is not queryable') ||
  error.message === 'Cannot use a pool after calling end on the pool';

/** SQLSTATE of who is not signed in, or whose session goes on under another token: what is no command is told by the database too. */
const NOT_SIGNED_IN = '28000';

/** SQLSTATE of a text that PostgreSQL cannot hold: one with a NUL. */
const UNWRITABLE = '22021';

/** The refusal that an error of a request stands for; undefined for a defect of the program. */
export const refusalOfError = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (DISK_FULL.has(code)) return new Refusal('disk-full');
  if (isFromPool(error) || BUSY.test(code)) return new Refusal('busy');
  if (code === NOT_SIGNED_IN) return refusalOfDatabaseError(error);
  if (code === UNWRITABLE)
    return new Refusal('invalid-input', { problems: [{ code: 'text-unwritable', field: 'body' }] });
  if (code === TOO_LARGE) return new Refusal('document-too-large', { values: { limit: '' } });
  if (INPUT.has(code) || ('statusCode' in error && error.statusCode === 400))
    return new Refusal('invalid-input', {
      problems: [{ code: 'body', values: { detail: 'a JSON object with Content-Type: application/json' } }],
    });
  return undefined;
};
