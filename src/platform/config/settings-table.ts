import { isIP } from 'node:net';
import { z } from 'zod';

/** A whole number written in decimal digits, between two limits (both included). */
const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number, written in digits only')
    .transform(Number)
    .pipe(z.number().min(from, `must be ${from} or more`).max(to, `must be ${to} or less`));

const filePath = z.string().refine((text) => !text.includes('\0'), 'must be a path of this machine');

const isDatabaseUrl = (text: string) =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);

const isHttpsOrigin = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.origin === text;
};

/** An IP address, or a network in CIDR notation. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    more.length === 0 && longest > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
};

const plainAddress = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;

/** One thing that an operator can set: by a variable of the environment, by an argument of `start`, or by both. */
export interface Setting {
  /** Name of the environment variable. */
  readonly variable?: string;
  /** Name of the argument, without the dashes. */
  readonly argument?: string;
  /** Turns the text into the value; its messages finish the sentence "AMANA_PORT must be …". */
  readonly schema: z.ZodType<unknown, string>;
  /** The text used where nothing is set. Without it the setting is optional. */
  readonly fallback?: string;
  /** One or two sentences for `./amana help`. */
  readonly description: string;
  /** What a right value looks like, for the remedy of a wrong one. */
  readonly example: string;
  /** True where the value may hold a password: it is never printed. */
  readonly secret?: true;
}

/**
 * Every configuration variable and argument of Amana, once: `readConfig` parses with it, `./amana help` prints it.
 * Times are in the unit that the name says; sizes are bytes.
 */
export const settingsTable = {
  port: {
    variable: 'AMANA_PORT',
    argument: 'port',
    schema: wholeNumber(0, 65_535),
    fallback: '8080',
    description: 'TCP port of the web application and the API. 0 takes any free port.',
    example: '8080',
  },
  host: {
    variable: 'AMANA_HOST',
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be an address or a host name, without a scheme or a port'),
    fallback: '127.0.0.1',
    description: 'Address to listen on. Other addresses are refused while demonstration accounts exist.',
    example: '127.0.0.1',
  },
  dataFolder: {
    variable: 'AMANA_DATA',
    argument: 'data',
    schema: filePath,
    description:
      'Folder for the database, its password and the keys. Default: .amana beside the program, or a folder under /var/lib/amana where root started it from a folder that only root can enter.',
    example: '/srv/amana',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    schema: z
      .string()
      .refine(
        isDatabaseUrl,
        'must be a URL that begins with postgres:// or postgresql:// (special characters encoded)',
      ),
    description:
      'A PostgreSQL server (15 to 18) of your own in place of the built-in one: the installing role, which migrations run with.',
    example: 'postgres://installer:password@database.example:5432/amana',
    secret: true,
  },
  keyFile: {
    variable: 'AMANA_KEY_FILE',
    schema: filePath,
    description:
      'File with the key that encrypts the keys of persons. Default: a file in the keys folder of the data folder.',
    example: '/run/secrets/amana-key',
  },
  logLevel: {
    variable: 'AMANA_LOG_LEVEL',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    }),
    fallback: 'info',
    description: 'How much the log says: fatal, error, warn, info, debug, trace or silent.',
    example: 'info',
  },
  documentMaximumBytes: {
    variable: 'AMANA_DOCUMENT_MAX_BYTES',
    schema: wholeNumber(1024, 1024 ** 3),
    fallback: String(10 * 1024 ** 2),
    description: 'Largest document that may be uploaded, in bytes (10 MiB unless set).',
    example: '10485760',
  },
  sessionIdleMinutes: {
    variable: 'AMANA_SESSION_IDLE_MINUTES',
    schema: wholeNumber(1, 1440),
    fallback: '30',
    description: 'Minutes without a request after which an officer must sign in again.',
    example: '30',
  },
  sessionHours: {
    variable: 'AMANA_SESSION_HOURS',
    schema: wholeNumber(1, 24),
    fallback: '12',
    description: 'Hours after which an officer must sign in again, active or not.',
    example: '12',
  },
  elevatedMinutes: {
    variable: 'AMANA_ELEVATED_MINUTES',
    schema: wholeNumber(1, 60),
    fallback: '10',
    description:
      'Minutes for which a second factor counts as fresh: within them an officer seals, hands over, releases, gives rights and takes lists along without another.',
    example: '10',
  },
  logReaders: {
    variable: 'AMANA_LOG_READERS',
    schema: z.enum(['monitors', 'everybody'], { error: 'must be monitors or everybody' }),
    fallback: 'monitors',
    description:
      'Who reads the public log at /ledger: monitors who are signed in, or everybody, so that whoever has a slip checks it at /check. How many entries come when betrays a convoy: everybody is told one head a day.',
    example: 'everybody',
  },
  logBucket: {
    variable: 'AMANA_LOG_BUCKET',
    schema: wholeNumber(1, 4096),
    fallback: '16',
    description:
      'Entries of the public log of which each head has a multiple: what is missing is filled up with entries that look alike. 1 fills nothing up.',
    example: '16',
  },
  logDayBucket: {
    variable: 'AMANA_LOG_DAY_BUCKET',
    schema: wholeNumber(256, 1_048_576),
    fallback: '8192',
    description:
      'The same for the one head a day that everybody is told (AMANA_LOG_READERS): more than the events of the busiest day, or that day is seen.',
    example: '16384',
  },
  publicOrigin: {
    variable: 'AMANA_PUBLIC_ORIGIN',
    schema: z
      .string()
      .refine(
        isHttpsOrigin,
        'must be an https origin: scheme, host in small letters and, unless 443, port, without a path',
      ),
    description: 'The origin that browsers see where a proxy that ends TLS stands in front.',
    example: 'https://amana.example',
  },
  trustedProxies: {
    variable: 'AMANA_TRUSTED_PROXIES',
    schema: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .refine((parts) => parts.every(isNetwork), 'must be addresses or networks of proxies, separated by commas'),
    description:
      'Addresses of the proxies in front that say from where a request comes (X-Forwarded-For). Behind a proxy that is not named, failed sign-ins are not limited by address.',
    example: '127.0.0.1',
  },
  mailHost: {
    variable: 'AMANA_MAIL_HOST',
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be an address or a host name, without a scheme or a port'),
    description: 'SMTP server that takes mails which tell officers that a notice waits. Without it none are sent.',
    example: 'mail.example',
  },
  mailPort: {
    variable: 'AMANA_MAIL_PORT',
    schema: wholeNumber(1, 65_535),
    fallback: '587',
    description: 'TCP port of the SMTP server.',
    example: '587',
  },
  mailTls: {
    variable: 'AMANA_MAIL_TLS',
    schema: z.enum(['starttls', 'implicit', 'none'], { error: 'must be starttls, implicit or none' }),
    fallback: 'starttls',
    description:
      'How the connection to the SMTP server is encrypted: starttls (asked for, never given up), implicit (from the first byte) or none.',
    example: 'starttls',
  },
  mailUser: {
    variable: 'AMANA_MAIL_USER',
    schema: z.string().min(1, 'must be a user name').max(254, 'must be a user name of 254 characters at most'),
    description: 'User name for the SMTP server, where it asks for one.',
    example: 'amana',
  },
  mailPasswordFile: {
    variable: 'AMANA_MAIL_PASSWORD_FILE',
    schema: filePath,
    description: 'File that holds the password for the SMTP server; nobody but its owner may read it.',
    example: '/run/secrets/amana-mail',
  },
  mailFrom: {
    variable: 'AMANA_MAIL_FROM',
    schema: z.string().regex(plainAddress, 'must be a plain mail address'),
    description: 'Address that mails come from.',
    example: 'amana@ministry.example',
  },
  identityProvidersFile: {
    variable: 'AMANA_IDENTITY_PROVIDERS_FILE',
    schema: filePath,
    description:
      'File that names the identity providers (OpenID Connect) of authorities whose officers sign in there. Without it all sign in with a password of this register.',
    example: '/srv/amana/identity-providers.json',
  },
  scenario: {
    argument: 'scenario',
    schema: z.enum(['january-2026', 'none'], { error: 'must be january-2026 or none' }),
    description:
      'What an empty register starts with: january-2026 (the published operation with synthetic persons; also where nothing is said) or none. A register of real persons refuses january-2026.',
    example: 'none',
  },
} as const satisfies Record<string, Setting>;
