import { UsageError } from '../../platform/config/operator-error.ts';
import { drawPermissions, permissionsCsv } from '../../systems/permissions-matrix.ts';
import type { Command } from '../command.ts';

/** `./amana permissions`: prints who may do and ask what, without a register. */
export const command: Command = {
  usage: `Usage: ./amana permissions [--csv]

Prints every command and query with the roles that may, what is asked besides (a fresh second factor, another officer than who proposed), and what it does: the
table that the program itself decides by.

  --csv  a row for each action and a column for each role, for a spreadsheet program

Example: ./amana permissions --csv > permissions.csv
`,
  run: async (words) => {
    const [first, ...others] = words;
    if (others.length > 0 || (first !== undefined && first !== '--csv'))
      throw new UsageError('./amana permissions takes --csv, or nothing.');
    process.stdout.write(first === '--csv' ? permissionsCsv() : drawPermissions());
    return 0;
  },
};
