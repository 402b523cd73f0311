import type { z } from 'zod';
import type { AnyCommand } from '../../core/register/command-definition.ts';
import type { Outcome } from '../../core/register/execute.ts';
import type { AnyQuery } from './query-definition.ts';

/** What a work is given beside what was read for it. */
export type WorkTools = {
  /** Aborted when the officer ends it, or the server stops. */
  readonly signal: AbortSignal;
  /** Tells how far it is: JSON that is answered as it is. */
  readonly tell: (progress: unknown) => void;
  /** Stores bytes as a document of the officer. */
  readonly store: (bytes: Uint8Array, mediaType: string) => Promise<void>;
  /** The bytes of a document that `query` found the officer to see. */
  readonly load: (sha256: string) => Promise<Uint8Array>;
  /** Issues a command for the officer, as one that the server issues itself. */
  readonly issue: (command: AnyCommand, input: unknown) => Promise<Outcome>;
};

/**
 * Work of the server for an officer that takes longer than a request: it reads once, works outside every transaction, and issues a command at its end. It lives in memory: what is running when the server stops is begun
 * again by hand.
 */
export type Work = {
  readonly system: string;
  readonly name: string;
  /** What it does, as the document of the API tells it. */
  readonly text: string;
  /** Codes that it refuses with where it is begun. */
  readonly refuses: readonly string[];
  /** How far it is, and what came out, as they are answered. */
  readonly progress: z.ZodType;
  readonly result: z.ZodType;
  /** What it reads, in one snapshot behind the walls of the officer; who may ask it may begin the work. It has no address of its own, and its answer stays on the server. */
  readonly query: AnyQuery;
  readonly run: (told: unknown, tools: WorkTools) => Promise<unknown>;
};
