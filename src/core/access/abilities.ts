import type { AnyCommand } from '../register/command-definition.ts';
import type { Role } from '../register/roles.ts';

/** Commands that exist on a synthetic register only. */
const SYNTHETIC_ONLY = new Set(['access/advance-clock']);

/** Name of a command or a query as the wire has it: `transfers/seal-manifest`. */
export const nameOf = (definition: { readonly system: string; readonly name: string }): string =>
  `${definition.system}/${definition.name}`;

/**
 * Names of the commands that the postings of an officer allow somewhere. Queries narrow them for one thing, and the command itself checks again: an ability
 * is what the screen shows, never what lets a command through.
 */
export const abilitiesOf = (
  commands: readonly AnyCommand[],
  asker: { readonly postings: readonly { readonly role: Role }[]; readonly synthetic: boolean },
): string[] =>
  commands
    .filter((command) => asker.postings.some(({ role }) => role !== 'installation' && command.roles.includes(role)))
    .map(nameOf)
    .filter((name) => asker.synthetic || !SYNTHETIC_ONLY.has(name))
    .sort();
