import type { z } from 'zod';
import type { CommandPermission } from '../permissions/permission.ts';
import { type CommandName, commandPermission, type PermittedSystem } from '../permissions/permissions.ts';
import type { NewEvent, StreamKind } from './event-definition.ts';
import type { Role } from './roles.ts';

/** Reads in the command's own transaction, under the walls of the officer who asks. */
export type Reader = {
  /** Rows of a query. */
  rows: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** The only row, or undefined. */
  row: <Row>(text: string, values?: readonly unknown[]) => Promise<Row | undefined>;
};

/** Who asks, and what time the register clock shows (milliseconds since the epoch). */
export type Context = {
  readonly commandId: string;
  readonly officerNo: number;
  readonly authority: string | null;
  readonly postings: readonly { readonly role: Role; readonly site: string }[];
  readonly now: number;
  readonly synthetic: boolean;
  /** Numbers of the streams that this command creates, in the order of `creates`. */
  readonly newStreams: readonly number[];
  /** The database has just refused this command, which is decided once more to tell everything that stands in its way (`explainsRefusal`). */
  readonly refused: boolean;
};

/** The events that a command wrote, as the caller is told of them. */
export type WrittenEvent = {
  readonly id: string;
  readonly type: string;
  readonly streamNo: number;
  readonly seq: number;
};

/** What a command answers beyond its events, if anything. */
type Presenting<Input> =
  | { readonly present?: undefined; readonly result?: undefined }
  | {
      /** Further answer, read from the database before the commit, also for a repeat. Undefined where there is none this time. */
      readonly present: (
        read: Reader,
        events: readonly WrittenEvent[],
        input: Input,
        context: Context,
      ) => Promise<unknown>;
      /** What it is: nothing else leaves, and the OpenAPI document says so. */
      readonly result: z.ZodType;
    };

/** What a command declares of itself, beside its name: its input, what it reads, and a pure `decide`. */
type CommandParts<Input, State> = Presenting<Input> & {
  readonly input: z.ZodType<Input>;
  /** A stored document that it cites and whose bytes the server looks at first, where the officer may read it; `check` throws the refusal. The command is `vouched`: what was not looked at is not taken. */
  readonly inspects?: { readonly document: (input: Input) => string; readonly check: (bytes: Uint8Array) => void };
  /** Slow work that needs no database, done before the transaction begins, so that it holds no connection and no lock; for an officer of this authority. */
  readonly prepare?: (input: Input, authority: string | null) => Promise<unknown>;
  /** Streams to lock before reading, from the input and, where needed, from the database. */
  readonly streams: (input: Input, read: Reader) => readonly number[] | Promise<readonly number[]>;
  /** Kinds of the streams that the command creates, in the order of `{ new: i }`. */
  readonly creates?: (input: Input, read: Reader) => readonly StreamKind[] | Promise<readonly StreamKind[]>;
  readonly load: (read: Reader, input: Input, context: Context) => Promise<State>;
  /** Pure. Throws a `Refusal` or returns the events. */
  readonly decide: (state: State, input: Input, context: Context) => readonly NewEvent[];
  /**
   * What stands in the way is asked only where the database refused: `load` leaves it out until `context.refused`, and the command is then tried once more. For acts of which the database tests every gate
   * itself (docs/decisions/0025-asked-after-a-refusal.md); a fact asks beforehand, because its breaches are recorded with it.
   */
  readonly explainsRefusal?: true;
  /**
   * Its events go to the database in one call, however many they are: where people change places with each other, the rules look at where all of them are afterwards. In parts, whoever comes with a later one
   * would still sit where the person was.
   */
  readonly atOnce?: true;
  /** Codes that helpers and guards of the database refuse it with; the OpenAPI document lists them beside those of every command and those that its own file throws. */
  readonly refuses?: readonly string[];
  /** Largest JSON body in bytes; 1 MiB unless said otherwise. */
  readonly bodyLimit?: number;
  /** The server issues it for an officer, after work of its own, and it has no address: what it says was seen by the server, and is not to be typed. */
  readonly issuedByServer?: true;
  /** The server vouches for it: `load`, or what went before, has seen what the database cannot, the bytes of a document or that a signature is right. Its events are taken by the database from nobody else. */
  readonly vouched?: true;
  /** It carries out an order of erasure: after its events the server closes the secrets anew that the order names (`eraseSecrets`). */
  readonly erases?: true;
};

/**
 * A command with its name and who may issue it, which stands in the table of permissions. From this one definition come the HTTP endpoint, the abilities in
 * each answer, and the check of permission.
 */
export type Command<Input = unknown, State = unknown> = CommandParts<Input, State> &
  CommandPermission & { readonly system: string; readonly name: string };

/** Whether a command has an address of its own: those of the installation and those that the server issues have none. */
export const hasAddress = ({ roles, issuedByServer }: Pick<Command, 'roles' | 'issuedByServer'>): boolean =>
  issuedByServer !== true && roles.some((role) => role !== 'installation');
/** A command whose types are not known to the reader: what routers and lists handle. */
export type AnyCommand = Command<unknown, unknown>;

/** Defines a command that stands in the table of permissions, so that `State` is inferred from `load`. */
export const defineCommand = <Input, State, System extends PermittedSystem>(
  command: CommandParts<Input, State> & { readonly system: System; readonly name: CommandName<System> },
): Command<Input, State> => ({ ...command, ...commandPermission(command.system, command.name) });

/** Forgets the types of a command, for lists of commands. Its own `input` schema guards what reaches it. */
export const anyCommand = <Input, State>(command: Command<Input, State>): AnyCommand =>
  command as unknown as AnyCommand;
