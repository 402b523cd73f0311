import type { Trilingual } from '../../access/views.ts';
import type { PermittedSystem } from '../permissions.ts';
import { accessNames } from './access-names.ts';
import { careNames } from './care-names.ts';
import { ledgerNames } from './ledger-names.ts';
import { registerNames } from './register-names.ts';
import { safeguardsNames } from './safeguards-names.ts';
import { sitesNames } from './sites-names.ts';
import { transfersNames } from './transfers-names.ts';

const names: Readonly<Record<PermittedSystem, Readonly<Record<string, Trilingual>>>> = {
  access: accessNames,
  register: registerNames,
  sites: sitesNames,
  care: careNames,
  safeguards: safeguardsNames,
  transfers: transfersNames,
  ledger: ledgerNames,
};
const everyAction = new Map(
  Object.entries(names).flatMap(([system, of]) =>
    Object.entries(of).map(([name, text]): [string, Trilingual] => [`${system}/${name}`, text]),
  ),
);

/**
 * What a command or a query is called.
 * @param action as the API has it: `transfers/seal-manifest`
 * @returns undefined for what a later or an earlier program knows, as in a record of what was refused then
 */
export const findActionName = (action: string): Trilingual | undefined => everyAction.get(action);
