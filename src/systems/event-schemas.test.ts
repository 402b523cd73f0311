import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allEvents } from './all-events.ts';
import { schemaFingerprints } from './event-schemas.ts';

const lock = JSON.parse(readFileSync(join(import.meta.dirname, 'event-schemas.lock.json'), 'utf8')) as Record<
  string,
  string
>;
const now = schemaFingerprints(allEvents);

it('keeps every released event schema as it was: a change is a new version with an upcaster', () => {
  for (const [name, fingerprint] of Object.entries(lock)) expect(now[name], name).toBe(fingerprint);
});

it('has every event type in the lock file: add new ones with `node src/systems/write-event-lock.ts`', () => {
  expect(Object.keys(now)).toEqual(Object.keys(lock));
});

it('names every event type once', () => {
  const names = allEvents.map((event) => `${event.type}@${event.v}`);
  expect(new Set(names).size).toBe(names.length);
});
