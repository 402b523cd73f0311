import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { addCompartment } from './commands/add-compartment.ts';
import { addKeepApart } from './commands/add-keep-apart.ts';
import { addSection } from './commands/add-section.ts';
import { addSite } from './commands/add-site.ts';
import { addVehicle } from './commands/add-vehicle.ts';
import { allocateNumberBlock } from './commands/allocate-number-block.ts';
import { approveOverCapacity } from './commands/approve-over-capacity.ts';
import { authoriseOverCapacity } from './commands/authorise-over-capacity.ts';

/** All commands of `sites`. */
export const sitesCommands: readonly AnyCommand[] = [
  anyCommand(addCompartment),
  anyCommand(addKeepApart),
  anyCommand(addSection),
  anyCommand(addSite),
  anyCommand(addVehicle),
  anyCommand(allocateNumberBlock),
  anyCommand(approveOverCapacity),
  anyCommand(authoriseOverCapacity),
];
