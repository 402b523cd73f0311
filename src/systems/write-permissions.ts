/** Draws who may do what: docs/users/permissions.md. Run: node src/systems/write-permissions.ts */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPermissions } from './permissions-matrix.ts';

writeFileSync(join(import.meta.dirname, '../../docs/users/permissions.md'), drawPermissions());
