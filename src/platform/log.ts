import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** What must never reach a log, wherever it hangs: secrets, and the bodies and queries that carry personal data. */
const hidden = ['password', 'token', 'secret', 'key', 'authorization', 'cookie', 'body', 'query', 'parameters'];

const options: LoggerOptions = {
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
  hooks: {
    // Without words of its own, pino would take the message of the error for them.
    logMethod(words, write) {
      const [first, text = '', ...rest] = words;
      return typeof first === 'object' ? write.call(this, first, text, ...rest) : write.apply(this, words);
    },
  },
  redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  serializers: {
    // A database error's message and detail quote row values: kept are its code, the rule it names and the stack.
    err: (error: Error & { code?: string; constraint?: string }) => ({
      type: error.name,
      code: error.code,
      constraint: error.constraint,
      stack: framesOf(error),
    }),
  },
};

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());

/**
 * The log of the server: one JSON object a line on standard error, so that standard output stays for the operator.
 * Lines hold register numbers and ids, never a person's name; secrets and request bodies are removed.
 *
 * @param level one of pino's levels, or `silent`
 * @param destination where lines go; standard error unless given
 */
export const createLog = (level: string, destination: DestinationStream = pino.destination(2)): Logger =>
  pino({ ...options, level }, destination);
