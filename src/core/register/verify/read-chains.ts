import { setImmediate as othersTurn } from 'node:timers/promises';
import type pg from 'pg';
import type { StreamKeyRing } from '../stream-key-ring.ts';
import { checkCommands } from './check-commands.ts';
import { checkEvent, type EventRules, type StreamState, stateAfter } from './check-event.ts';
import { eventBatches } from './event-row.ts';
import type { Finding } from './finding.ts';
import type { HeldEvent, Rebuild, RecordedBatch } from './rebuild.ts';
import { textBatches, textRows } from './session.ts';
import { WorkAhead } from './work-ahead.ts';

/** Events read at once. */
const BATCH = 2000;
/** Events checked before others have their turn: the rebuild waits for an answer of its server meanwhile, and has its next question ready. */
const TURN = 32;
/** Batches that may be checked before they are projected: some cost ten times as much to project as others, and none to check. */
const AHEAD = 8;

export type ChainsOptions = {
  readonly keys: StreamKeyRing;
  readonly definitions: EventRules['definitions'];
  /** Projects again what is read; undefined where only the chains are asked for. */
  readonly rebuild: Rebuild | undefined;
  readonly add: (finding: Finding) => void;
};

/** How much was read. */
export type ChainsCount = { readonly register: string; readonly events: number; readonly streams: number };

/**
 * Reads the whole register once, by `pos`: every event is opened and checked against its stream, its keys and its schema, and handed to the rebuild.
 * Memory holds some batches (one read, one checked, {@link AHEAD} that wait to be projected) and about 200 bytes for each stream.
 */
export const readChains = async (live: pg.ClientBase, options: ChainsOptions): Promise<ChainsCount> => {
  const [identity] = await textRows(live, 'SELECT i.id FROM register.identity i');
  const register = identity?.[0] ?? '';
  if (register === '')
    options.add({
      section: 'chains',
      code: 'identity-missing',
      text: 'register.identity has no row.',
      object: 'register.identity',
    });
  const rules: EventRules = {
    register,
    keys: options.keys,
    definitions: options.definitions,
    erasures: await readErasures(live),
    said: new Map(),
  };
  const states = new Map<number, StreamState>();
  const commands = options.rebuild === undefined ? undefined : recordedBatches(live);
  await options.rebuild?.begin();
  if (options.rebuild !== undefined)
    for await (const rows of textBatches(
      live,
      'SELECT s.no, s.kind, s.seq, s.head, s.wrapped_key FROM register.stream s',
    ))
      await options.rebuild.addStreams(rows);
  let events = 0;
  let next = await commands?.next();
  const open = new Map<string, number[]>();
  const written = new WorkAhead(AHEAD);
  const behind = new WorkAhead(AHEAD);
  for await (const rows of ahead(eventBatches(live, BATCH))) {
    const held: HeldEvent[] = [];
    let reached = 0;
    for (const row of rows) {
      const before = states.get(row.streamNo);
      const opened = checkEvent(row, before, rules, options.add);
      states.set(row.streamNo, stateAfter(row, before));
      reached = row.pos;
      events += 1;
      if (options.rebuild !== undefined) {
        append(open, row.commandId, row.pos);
        held.push(options.rebuild.hold(opened));
      }
      if (events % TURN === 0) await othersTurn();
    }
    if (options.rebuild === undefined) continue;
    const ready: RecordedBatch[] = [];
    for (; next?.done === false && next.value.last <= reached; next = await commands?.next())
      ready.push(takeCommand(open, next.value, options.add));
    // The scratch server writes this batch and projects the one before while the next ones are read and opened here.
    await written.add(writing(options.rebuild, held));
    await behind.add(projecting(options.rebuild, written.last, ready));
  }
  await written.end();
  await behind.end();
  for (; next?.done === false; next = await commands?.next())
    await options.rebuild?.project(takeCommand(open, next.value, options.add));
  await options.rebuild?.end();
  await checkHeads(live, states, options.add);
  await checkCommands(live, options.add);
  return { register, events, streams: states.size };
};

/** What orders erased, by event and field. That these rows are what the orders say is told by the comparison with the rebuild. */
const readErasures = async (live: pg.ClientBase): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> => {
  const erasures = new Map<string, Map<string, string>>();
  for (const [event, field, order] of (await textRows(
    live,
    'SELECT x.event_id, x.field, x.order_id FROM register.erased_field x',
  )) as [string, string, string][]) {
    const fields = erasures.get(event) ?? new Map<string, string>();
    erasures.set(event, fields.set(field, order));
  }
  return erasures;
};

const writing = (rebuild: Rebuild, events: readonly HeldEvent[]) => () => rebuild.addEvents(events);

/** Projects commands when their events are written. A function of its own, because a closure of the loop would hold on to every batch before. */
const projecting = (rebuild: Rebuild, written: Promise<unknown>, ready: readonly RecordedBatch[]) => async () => {
  await written;
  for (const batch of ready) await rebuild.project(batch);
};

/** The same items, each asked for while the one before it is worked on. */
async function* ahead<Item>(items: AsyncGenerator<Item, void, undefined>): AsyncGenerator<Item, void, undefined> {
  let asked = items.next();
  for (;;) {
    const { done, value } = await asked;
    if (done === true) return;
    asked = items.next();
    // Whoever works on this one may fail first.
    asked.catch(() => undefined);
    yield value as Item;
  }
}

/** A command that is told beforehand: where its last event is, and how many there are. */
type ExpectedBatch = { readonly commandId: string; readonly last: number; readonly events: number };

/** The commands by their first event. Two commands whose events are interleaved ran at once and had no lock in common. */
async function* recordedBatches(live: pg.ClientBase): AsyncGenerator<ExpectedBatch, void, undefined> {
  const query =
    'SELECT e.command_id, max(e.pos), count(*) FROM register.event e GROUP BY e.command_id ORDER BY min(e.pos)';
  for await (const rows of textBatches(live, query))
    for (const [commandId, last, events] of rows)
      yield { commandId: commandId as string, last: Number(last), events: Number(events) };
}

const append = (open: Map<string, number[]>, commandId: string, pos: number): void => {
  const positions = open.get(commandId);
  if (positions === undefined) open.set(commandId, [pos]);
  else positions.push(pos);
};

/** Takes the events of a command from those that were read and are not projected. There are as many as are counted, unless a table that has lost its key holds two of one place. */
export const takeCommand = (
  open: Map<string, number[]>,
  { commandId, events }: ExpectedBatch,
  add: (finding: Finding) => void,
): RecordedBatch => {
  const positions = open.get(commandId) ?? [];
  open.delete(commandId);
  if (positions.length !== events)
    add({
      section: 'chains',
      code: 'events-unread',
      text: `Of command ${commandId} there are ${events} events, and ${positions.length} could be read in their order.`,
      object: 'register.event',
    });
  return { commandId, positions };
};

/** The heads of the streams against what the events say. */
const checkHeads = async (
  live: pg.ClientBase,
  states: ReadonlyMap<number, StreamState>,
  add: (finding: Finding) => void,
): Promise<void> => {
  const seen = new Set<number>();
  let highest = 0;
  for await (const rows of textBatches(live, 'SELECT s.no, s.seq, s.head, s.label_from FROM register.stream s'))
    for (const [noText, seqText, headText, labelText] of rows) {
      const no = Number(noText);
      const seq = Number(seqText);
      seen.add(no);
      highest = Math.max(highest, no);
      const state = states.get(no);
      const complain = (code: string, text: string, column?: string) =>
        add({
          section: 'chains',
          code,
          text: `Stream ${no}: ${text}`,
          stream: no,
          object: 'register.stream',
          ...(column === undefined ? {} : { column }),
        });
      if (state === undefined) complain('stream-without-events', `its head says ${seq} events, and there are none.`);
      else if (state.seq !== seq)
        complain('head-seq', `its head says ${seq} events, the last event is number ${state.seq}.`, 'seq');
      else if (`\\x${state.head}` !== headText)
        complain('head-differs', 'its head is not the hash of its last leaf.', 'head');
      else if (state.labelFrom !== Number(labelText))
        complain(
          'head-label',
          `it says that its slips were replaced last by event ${labelText}, and its events say ${state.labelFrom}.`,
          'label_from',
        );
    }
  for (const no of states.keys())
    if (!seen.has(no))
      add({
        section: 'chains',
        code: 'stream-missing',
        text: `Stream ${no} has events and no row in register.stream.`,
        stream: no,
        object: 'register.stream',
      });
  const [sequence] = await textRows(
    live,
    "SELECT coalesce(q.last_value, 0) FROM pg_sequences q WHERE q.schemaname = 'register' AND q.sequencename = 'stream_no'",
  );
  if (highest > Number(sequence?.[0]))
    add({
      section: 'chains',
      code: 'sequence-behind',
      text: `The sequence register.stream_no stands at ${sequence?.[0]}, below stream ${highest}: it was set back.`,
      object: 'register.stream_no',
    });
};
