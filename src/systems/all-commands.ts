import { addAuthority } from '../core/access/commands/add-authority.ts';
import { advanceClock } from '../core/access/commands/advance-clock.ts';
import { enrolDeviceKey } from '../core/access/commands/enrol-device-key.ts';
import { inviteOfficer } from '../core/access/commands/invite-officer.ts';
import { type AnyCommand, anyCommand } from '../core/register/command-definition.ts';
import { declareRegister } from '../core/register/commands/declare-register.ts';
import { resumeClock } from '../core/register/commands/resume-clock.ts';
import { setClock } from '../core/register/commands/set-clock.ts';
import { careCommands } from './care/all-commands.ts';
import { registerCommands } from './register/all-commands.ts';
import { safeguardsCommands } from './safeguards/all-commands.ts';
import { sitesCommands } from './sites/all-commands.ts';
import { transfersCommands } from './transfers/all-commands.ts';

/** Every command of every system: the HTTP endpoints and the abilities in each answer are made from it. */
export const allCommands: readonly AnyCommand[] = [
  anyCommand(declareRegister),
  anyCommand(setClock),
  anyCommand(resumeClock),
  anyCommand(addAuthority),
  anyCommand(inviteOfficer),
  anyCommand(enrolDeviceKey),
  anyCommand(advanceClock),
  ...sitesCommands,
  ...registerCommands,
  ...careCommands,
  ...safeguardsCommands,
  ...transfersCommands,
];
