import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { addCompartment } from './commands/add-compartment.ts';
import { addFamilyCompartment } from './commands/add-family-compartment.ts';
import { addFamilySection } from './commands/add-family-section.ts';
import { addKeepApart } from './commands/add-keep-apart.ts';
import { addSection } from './commands/add-section.ts';
import { addSite } from './commands/add-site.ts';
import { addVehicle } from './commands/add-vehicle.ts';
import { allocateNumberBlock } from './commands/allocate-number-block.ts';
import { appealSecurityLevel } from './commands/appeal-security-level.ts';
import { approveOverCapacity } from './commands/approve-over-capacity.ts';
import { approveSecurityLevel } from './commands/approve-security-level.ts';
import { authoriseOverCapacity } from './commands/authorise-over-capacity.ts';
import { closeEmergency } from './commands/close-emergency.ts';
import { declareEmergency } from './commands/declare-emergency.ts';
import { endControl } from './commands/end-control.ts';
import { explainRollDifference } from './commands/explain-roll-difference.ts';
import { keepSecurityLevel } from './commands/keep-security-level.ts';
import { liftKeepApart } from './commands/lift-keep-apart.ts';
import { nameSection } from './commands/name-section.ts';
import { planEvacuation } from './commands/plan-evacuation.ts';
import { proposeRollCall } from './commands/propose-roll-call.ts';
import { recordAbsence } from './commands/record-absence.ts';
import { recordCapacity } from './commands/record-capacity.ts';
import { recordControl } from './commands/record-control.ts';
import { recordHazard } from './commands/record-hazard.ts';
import { recordLockdownCount } from './commands/record-lockdown-count.ts';
import { recordPostalAddress } from './commands/record-postal-address.ts';
import { recordReportedStrength } from './commands/record-reported-strength.ts';
import { recordReturn } from './commands/record-return.ts';
import { recordSecurityLevel } from './commands/record-security-level.ts';
import { recordVehicleInspection } from './commands/record-vehicle-inspection.ts';
import { resolveMissing } from './commands/resolve-missing.ts';
import { signRollCall } from './commands/sign-roll-call.ts';
import { signRollCallAsCaller } from './commands/sign-roll-call-as-caller.ts';
import { voidNumbers } from './commands/void-numbers.ts';
import { withdrawControl } from './commands/withdraw-control.ts';
import { withdrawHazard } from './commands/withdraw-hazard.ts';
import { withdrawReportedStrength } from './commands/withdraw-reported-strength.ts';
import { withdrawSecurityLevel } from './commands/withdraw-security-level.ts';

/** All commands of `sites`. */
export const sitesCommands: readonly AnyCommand[] = [
  anyCommand(addCompartment),
  anyCommand(addKeepApart),
  anyCommand(addSection),
  anyCommand(nameSection),
  anyCommand(addSite),
  anyCommand(addVehicle),
  anyCommand(allocateNumberBlock),
  anyCommand(appealSecurityLevel),
  anyCommand(approveOverCapacity),
  anyCommand(approveSecurityLevel),
  anyCommand(authoriseOverCapacity),
  anyCommand(endControl),
  anyCommand(explainRollDifference),
  anyCommand(keepSecurityLevel),
  anyCommand(liftKeepApart),
  anyCommand(proposeRollCall),
  anyCommand(recordControl),
  anyCommand(recordHazard),
  anyCommand(recordReportedStrength),
  anyCommand(withdrawReportedStrength),
  anyCommand(recordSecurityLevel),
  anyCommand(recordVehicleInspection),
  anyCommand(signRollCall),
  anyCommand(signRollCallAsCaller),
  anyCommand(closeEmergency),
  anyCommand(declareEmergency),
  anyCommand(planEvacuation),
  anyCommand(recordLockdownCount),
  anyCommand(resolveMissing),
  anyCommand(recordAbsence),
  anyCommand(recordReturn),
  anyCommand(recordPostalAddress),
  anyCommand(recordCapacity),
  anyCommand(voidNumbers),
  anyCommand(withdrawControl),
  anyCommand(withdrawHazard),
  anyCommand(withdrawSecurityLevel),
  anyCommand(addFamilySection),
  anyCommand(addFamilyCompartment),
];
