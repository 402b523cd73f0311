/** Adds new event types to event-schemas.lock.json; refuses to touch those that are in it. Run: node src/systems/write-event-lock.ts */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents } from './all-events.ts';
import { schemaFingerprints } from './event-schemas.ts';

const file = join(import.meta.dirname, 'event-schemas.lock.json');
const locked = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<string, string>;
const now = schemaFingerprints(allEvents);
const changed = Object.keys(locked).filter((name) => now[name] !== locked[name]);
if (changed.length > 0) {
  console.error(`These released schemas changed: ${changed.join(', ')}. Restore them and define a new version.`);
  process.exit(1);
}
writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
