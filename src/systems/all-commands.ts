import { addAuthority } from '../core/access/commands/add-authority.ts';
import { advanceClock } from '../core/access/commands/advance-clock.ts';
import { askRecovery } from '../core/access/commands/ask-recovery.ts';
import { breakGlass } from '../core/access/commands/break-glass.ts';
import { changePostings } from '../core/access/commands/change-postings.ts';
import { chooseOpeningView } from '../core/access/commands/choose-opening-view.ts';
import { closeWall } from '../core/access/commands/close-wall.ts';
import { confirmRecovery } from '../core/access/commands/confirm-recovery.ts';
import { enrolDeviceKey } from '../core/access/commands/enrol-device-key.ts';
import { exportList } from '../core/access/commands/export-list.ts';
import { inviteOfficer } from '../core/access/commands/invite-officer.ts';
import { reinstateOfficer } from '../core/access/commands/reinstate-officer.ts';
import { removeView } from '../core/access/commands/remove-view.ts';
import { reviewBreakGlass } from '../core/access/commands/review-break-glass.ts';
import { revokeDeviceKey } from '../core/access/commands/revoke-device-key.ts';
import { saveView } from '../core/access/commands/save-view.ts';
import { setMailAddress } from '../core/access/commands/set-mail-address.ts';
import { suspendOfficer } from '../core/access/commands/suspend-officer.ts';
import { withdrawRecovery } from '../core/access/commands/withdraw-recovery.ts';
import { listingsOf } from '../core/access/listing.ts';
import { type AnyCommand, anyCommand } from '../core/register/command-definition.ts';
import { declareRegister } from '../core/register/commands/declare-register.ts';
import { resumeClock } from '../core/register/commands/resume-clock.ts';
import { setClock } from '../core/register/commands/set-clock.ts';
import { allQueries } from './all-queries.ts';
import { careCommands } from './care/all-commands.ts';
import { registerCommands } from './register/all-commands.ts';
import { safeguardsCommands } from './safeguards/all-commands.ts';
import { sitesCommands } from './sites/all-commands.ts';
import { transfersCommands } from './transfers/all-commands.ts';

const listings = listingsOf(allQueries);

/** Every command of every system: the HTTP endpoints and the abilities in each answer are made from it. */
export const allCommands: readonly AnyCommand[] = [
  anyCommand(declareRegister),
  anyCommand(setClock),
  anyCommand(resumeClock),
  anyCommand(addAuthority),
  anyCommand(inviteOfficer),
  anyCommand(suspendOfficer),
  anyCommand(reinstateOfficer),
  anyCommand(changePostings),
  anyCommand(enrolDeviceKey),
  anyCommand(revokeDeviceKey),
  anyCommand(advanceClock),
  anyCommand(exportList(listings)),
  anyCommand(saveView(listings)),
  anyCommand(removeView),
  anyCommand(chooseOpeningView(listings)),
  anyCommand(breakGlass),
  anyCommand(closeWall),
  anyCommand(reviewBreakGlass),
  anyCommand(setMailAddress),
  anyCommand(askRecovery),
  anyCommand(confirmRecovery),
  anyCommand(withdrawRecovery),
  ...sitesCommands,
  ...registerCommands,
  ...careCommands,
  ...safeguardsCommands,
  ...transfersCommands,
];
