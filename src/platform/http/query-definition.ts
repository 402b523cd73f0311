import type { z } from 'zod';
import type { FilePart } from '../../core/access/file-parts.ts';
import type { Trilingual } from '../../core/access/views.ts';
import type { QueryPermission } from '../../core/permissions/permission.ts';
import { type PermittedSystem, type QueryName, queryPermission } from '../../core/permissions/permissions.ts';
import type { Reader } from '../../core/register/command-definition.ts';
import type { Role } from '../../core/register/roles.ts';
import type { StreamKeyRing } from '../../core/register/stream-key-ring.ts';

/** Who asks a query, and what time the register clock shows (milliseconds since the epoch). Nobody signed in: `officerNo` is null. */
export type QueryContext = {
  readonly officerNo: number | null;
  readonly authority: string | null;
  readonly postings: readonly { readonly role: Role; readonly site: string }[];
  readonly now: number;
  readonly synthetic: boolean;
  /** Names what is visible: two readings of one server with the same text see the same rows. */
  readonly snapshot: string;
  /** Stands for who asks, before it is known who that is: a hash of the session. */
  readonly asker: string;
  /** Names of the commands that the officer's roles allow, e.g. `transfers/create-manifest`. */
  readonly abilities: readonly string[];
};

/** A paper in place of JSON: made from the answer, after the snapshot is closed. Where its kind depends on the answer, both are functions. */
export type Paper<Answer> = {
  readonly mediaType: string | ((answer: Answer) => string);
  readonly fileName: string | ((answer: Answer) => string);
  /** `keys` opens the key of a record, for the one paper that carries it. */
  readonly render: (answer: Answer, keys: StreamKeyRing) => Uint8Array | Promise<Uint8Array>;
  /** Offered to be saved rather than shown. */
  readonly download?: true;
};

/** What leaves: JSON of a declared shape, from which everything else is stripped and which the OpenAPI document tells, or a paper. */
type Answering<Answer> =
  | { readonly answer: z.ZodType<Answer>; readonly paper?: undefined }
  | { readonly answer?: undefined; readonly paper: Paper<Answer> };

/**
 * How the answer of a list is written as a table that is saved: a heading for each column in three languages, and the cells of each row in one of them.
 * `subject` names the parameters that say whose list it is (of which site, of which manifest), each with a value that the list understands: a view of the list
 * has none of them, because it is a way to look at every such list. `widths`: of the first columns of a workbook, in characters.
 */
export type ListTable<Answer> = {
  readonly columns: readonly Trilingual[] | ((answer: Answer) => readonly Trilingual[]);
  readonly rows: (answer: Answer, language: keyof Trilingual) => readonly (readonly string[])[];
  readonly subject?: Readonly<Record<string, string>>;
  readonly widths?: readonly number[];
  /** Of a list of papers: the query that gives them in one file, to who wrote the taking down. */
  readonly file?: string;
};

/**
 * A whole question as columns of one SELECT, with parameters from `$1` on. It is sent with the opening of the reading, in one statement, which is one snapshot by itself: a round trip, a BEGIN and a ROLLBACK
 * cost as much as many rows. What tells a file answers `{"noted": true}` where it wrote down only now who opens it: that is kept with the statement, and the question is asked once more.
 */
export type WholeQuestion = { readonly columns: string; readonly values: readonly unknown[] };

/** What a query declares of itself, beside its name. */
type QueryParts<Input, Answer> = Answering<Answer> & {
  /** Absent: by the parameters of the address. `body`: by a JSON body, because it holds what somebody typed, and a name never stands in an address. */
  readonly asks?: 'body';
  /** Parameters of the address (texts, turned into values here), or the JSON body. */
  readonly input: z.ZodType<Input>;
  /** Whose files this opens, and which part of them: written down before it is read, and what cannot be written down is not read. */
  readonly reads?: { readonly part: FilePart; readonly of: (input: Input) => readonly number[] };
  /** The same where only the answer says whose they are: written down before it leaves. */
  readonly tellsOf?: { readonly part: FilePart; readonly of: (answer: NoInfer<Answer>) => readonly number[] };
  /**
   * The same where only the database knows whose they are: a statement that writes them down, and is kept, before `run` reads in a snapshot of its own. It answers `refused`: null, or the code for which nothing is read.
   * What is shown asks for the rows that it wrote, so that nobody who speaks SQL looks and takes them back.
   */
  readonly notes?: (input: Input) => WholeQuestion;
  /** Slow work that needs no database, done before the snapshot is opened, for somebody of this authority who may ask. */
  readonly prepare?: (input: Input, authority: string | null) => Promise<unknown>;
  /** Codes that helpers and guards of the database refuse it with; the OpenAPI document lists them beside those of every query and those that its own file throws. */
  readonly refuses?: readonly string[];
  /**
   * All that `run` would ask, where it is one statement that depends on the input only; undefined where it is not. What it answers is handed to `run` as `told`, once it is sure that this officer
   * may ask; without it `run` asks itself.
   */
  readonly whole?: (input: Input, asker: QueryContext['asker']) => WholeQuestion | undefined;
  readonly run: (
    read: Reader,
    input: Input,
    context: QueryContext,
    told?: Readonly<Record<string, unknown>>,
  ) => Promise<NoInfer<Answer>>;
  /** Of a list that an officer may save as a table (`access/export-list`) and whose filters can be kept as a view; an answer that grows is paged. */
  readonly table?: ListTable<NoInfer<Answer>>;
  /** Largest JSON body in bytes, of a query that asks by its body; 1 MiB unless said otherwise. */
  readonly bodyLimit?: number;
};

/**
 * A question to the register: `GET /api/<system>/<name>`, or `POST` where it `asks` by the body. `run` reads in one read-only snapshot under the walls of
 * the officer who asks; a wall that hides a thing makes it `not-found`. Who may ask stands in the table of permissions.
 */
export type Query<Input = unknown, Answer = unknown> = QueryParts<Input, Answer> &
  QueryPermission & { readonly system: string; readonly name: string };

/** A query whose types are not known to the reader: what routers and lists handle. */
export type AnyQuery = Query<unknown, unknown>;

/** Defines a query that stands in the table of permissions; what it reads is checked against its answer's schema, which is also what the web expects. */
export const defineQuery = <Input, Answer, System extends PermittedSystem>(
  query: QueryParts<Input, Answer> & { readonly system: System; readonly name: QueryName<System> },
): Query<Input, Answer> => ({ ...query, ...queryPermission(query.system, query.name) });

/** Forgets the types of a query, for lists of queries. Its own `input` schema guards what reaches it. */
export const anyQuery = <Input, Answer>(query: Query<Input, Answer>): AnyQuery => query as unknown as AnyQuery;
