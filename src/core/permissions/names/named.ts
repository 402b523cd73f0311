import type { Trilingual } from '../../access/views.ts';
import type { CommandName, PermittedSystem, QueryName } from '../permissions.ts';

/** What the commands and queries of a system are called in three languages: one that has no name does not compile. */
export type NamesOf<System extends PermittedSystem> = Readonly<
  Record<CommandName<System> | QueryName<System>, Trilingual>
>;

/** A name in English, Arabic and Sorani: what is done, without who does it. */
export const named = (en: string, ar: string, ckb: string): Trilingual => ({ en, ar, ckb });
