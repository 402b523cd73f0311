import type { Logger } from 'pino';
import type { SessionLimits } from '../../core/access/begin-session.ts';
import type { DemonstrationRole } from '../../core/access/demonstration.ts';
import type { KeyEncryptingKey } from '../../core/ledger/envelope-key.ts';
import type { AnyCommand } from '../../core/register/command-definition.ts';
import type { Register } from '../../core/register/execute.ts';
import type { DocumentStore } from '../files/document-store.ts';
import type { IdentityProvider } from '../identity/identity-provider.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { AnyQuery } from './query-definition.ts';
import type { Work } from './work-definition.ts';

/** How the public log stands: entries signed, when the last head was, and why nothing more is signed. */
export type PublicLogState = {
  readonly size: number;
  /** Milliseconds since the epoch; undefined before the first of this life. */
  readonly signedAt: number | undefined;
  readonly halted: string | undefined;
  /** Each witness that is asked to cosign: what became of it last, and how many entries it cosigned. */
  readonly witnesses: readonly { readonly name: string; readonly kind: string; readonly size: number }[];
};

/** Everything that the HTTP server works with; put together in `src/server.ts`, and by tests with a database of their own. */
export type ServerParts = {
  readonly register: Register;
  readonly kek: KeyEncryptingKey;
  readonly commands: readonly AnyCommand[];
  readonly queries: readonly AnyQuery[];
  /** Queries that answer in a command's place when its input says `dryRun`, by the command's name. */
  readonly dryRuns: ReadonlyMap<string, AnyQuery>;
  /** Works that take longer than a request; absent: there are none. */
  readonly works?: readonly Work[];
  readonly documents: DocumentStore;
  readonly documentMaximumBytes: number;
  readonly limits: SessionLimits;
  readonly publicOrigin: string | undefined;
  /** Addresses of proxies that are believed when they say from where a request comes; absent: nobody is. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Identity providers of authorities; absent: there are none. */
  readonly identityProviders?: readonly IdentityProvider[];
  readonly demonstration: readonly DemonstrationRole[];
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The public log: where its files lie, and how it stands. Absent in tests. */
  readonly publicLog?: {
    readonly folder: string;
    readonly state: () => PublicLogState;
    /** Who reads its files; monitors where it is not said. */
    readonly readers?: 'monitors' | 'everybody';
  };
  /** Folder of the built web application; absent in tests. */
  readonly webFolder?: string;
};
