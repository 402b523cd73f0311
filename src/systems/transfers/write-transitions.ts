/** Gives the transition tables to the database and draws them: schema/0-transitions.sql and docs/transitions.md. Run: node src/systems/transfers/write-transitions.ts */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawTransitions, transitionsInSql } from './draw-transitions.ts';

writeFileSync(join(import.meta.dirname, 'schema/0-transitions.sql'), transitionsInSql());
writeFileSync(join(import.meta.dirname, '../../../docs/transitions.md'), drawTransitions());
