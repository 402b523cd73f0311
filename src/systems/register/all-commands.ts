import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { addName } from './commands/add-name.ts';
import { answerPropertyComplaint } from './commands/answer-property-complaint.ts';
import { approveRelease } from './commands/approve-release.ts';
import { approveSeparation } from './commands/approve-separation.ts';
import { carryOutErasure } from './commands/carry-out-erasure.ts';
import { carryOutRelease } from './commands/carry-out-release.ts';
import { checkRelease } from './commands/check-release.ts';
import { claimNationality } from './commands/claim-nationality.ts';
import { confirmLeaving } from './commands/confirm-leaving.ts';
import { correctAccompaniedParent } from './commands/correct-accompanied-parent.ts';
import { correctDetention } from './commands/correct-detention.ts';
import { correctEvent } from './commands/correct-event.ts';
import { correctHouseholdRole } from './commands/correct-household-role.ts';
import { correctSex } from './commands/correct-sex.ts';
import { correctSupervision } from './commands/correct-supervision.ts';
import { cureBreach } from './commands/cure-breach.ts';
import { decideAccompaniment } from './commands/decide-accompaniment.ts';
import { detainResident } from './commands/detain-resident.ts';
import { endPacket } from './commands/end-packet.ts';
import { extendOrder } from './commands/extend-order.ts';
import { issueSlip } from './commands/issue-slip.ts';
import { joinHousehold } from './commands/join-household.ts';
import { leaveHousehold } from './commands/leave-household.ts';
import { moveAllToSection } from './commands/move-all-to-section.ts';
import { moveHousehold } from './commands/move-household.ts';
import { moveSection } from './commands/move-section.ts';
import { orderErasure } from './commands/order-erasure.ts';
import { passPackets } from './commands/pass-packets.ts';
import { proposeRelease } from './commands/propose-release.ts';
import { proposeSeparation } from './commands/propose-separation.ts';
import { receiveList } from './commands/receive-list.ts';
import { recordAccompanyingChild } from './commands/record-accompanying-child.ts';
import { recordAgeEvidence } from './commands/record-age-evidence.ts';
import { recordAllFoundInSection } from './commands/record-all-found-in-section.ts';
import { recordBirth } from './commands/record-birth.ts';
import { recordChildAccompanies } from './commands/record-child-accompanies.ts';
import { recordDeath } from './commands/record-death.ts';
import { recordDeparture } from './commands/record-departure.ts';
import { recordDeprivation } from './commands/record-deprivation.ts';
import { recordEscape } from './commands/record-escape.ts';
import { recordFirstAppearance } from './commands/record-first-appearance.ts';
import { recordFoundApart } from './commands/record-found-apart.ts';
import { recordFoundInSection } from './commands/record-found-in-section.ts';
import { recordMark } from './commands/record-mark.ts';
import { recordMovementBasis } from './commands/record-movement-basis.ts';
import { recordNumber } from './commands/record-number.ts';
import { recordOrder } from './commands/record-order.ts';
import { recordPhotograph } from './commands/record-photograph.ts';
import { recordPropertyComplaint } from './commands/record-property-complaint.ts';
import { recordRecapture } from './commands/record-recapture.ts';
import { recordRemarks } from './commands/record-remarks.ts';
import { recordResidentDetained } from './commands/record-resident-detained.ts';
import { recordResidentFound } from './commands/record-resident-found.ts';
import { recordSupervision } from './commands/record-supervision.ts';
import { recordUnaccounted } from './commands/record-unaccounted.ts';
import { recordUnverifiedRelease } from './commands/record-unverified-release.ts';
import { registerHousehold } from './commands/register-household.ts';
import { registerPerson } from './commands/register-person.ts';
import { replaceSlips } from './commands/replace-slips.ts';
import { resolveRow } from './commands/resolve-row.ts';
import { sealPacket } from './commands/seal-packet.ts';
import { sealPackets } from './commands/seal-packets.ts';
import { storeDocument } from './commands/store-document.ts';
import { verifyRelease } from './commands/verify-release.ts';
import { withdrawErasure } from './commands/withdraw-erasure.ts';
import { withdrawMark } from './commands/withdraw-mark.ts';
import { withdrawMovementBasis } from './commands/withdraw-movement-basis.ts';
import { withdrawNumber } from './commands/withdraw-number.ts';
import { withdrawPhotograph } from './commands/withdraw-photograph.ts';
import { withdrawRelease } from './commands/withdraw-release.ts';

/** All commands of `register`. */
export const registerCommands: readonly AnyCommand[] = [
  anyCommand(addName),
  anyCommand(claimNationality),
  anyCommand(correctSex),
  anyCommand(correctEvent),
  anyCommand(cureBreach),
  anyCommand(extendOrder),
  anyCommand(moveSection),
  anyCommand(moveAllToSection),
  anyCommand(receiveList),
  anyCommand(recordAgeEvidence),
  anyCommand(recordDeath),
  anyCommand(recordBirth),
  anyCommand(recordAccompanyingChild),
  anyCommand(recordChildAccompanies),
  anyCommand(correctAccompaniedParent),
  anyCommand(decideAccompaniment),
  anyCommand(recordDeprivation),
  anyCommand(recordRecapture),
  anyCommand(recordEscape),
  anyCommand(recordFoundInSection),
  anyCommand(recordAllFoundInSection),
  anyCommand(recordOrder),
  anyCommand(recordRemarks),
  anyCommand(recordUnaccounted),
  anyCommand(registerPerson),
  anyCommand(resolveRow),
  anyCommand(storeDocument),
  anyCommand(sealPacket),
  anyCommand(sealPackets),
  anyCommand(passPackets),
  anyCommand(endPacket),
  anyCommand(recordPropertyComplaint),
  anyCommand(answerPropertyComplaint),
  anyCommand(proposeRelease),
  anyCommand(approveRelease),
  anyCommand(withdrawRelease),
  anyCommand(checkRelease),
  anyCommand(carryOutRelease),
  anyCommand(verifyRelease),
  anyCommand(recordUnverifiedRelease),
  anyCommand(orderErasure),
  anyCommand(withdrawErasure),
  anyCommand(carryOutErasure),
  anyCommand(registerHousehold),
  anyCommand(joinHousehold),
  anyCommand(correctHouseholdRole),
  anyCommand(recordNumber),
  anyCommand(correctDetention),
  anyCommand(withdrawNumber),
  anyCommand(recordSupervision),
  anyCommand(correctSupervision),
  anyCommand(recordFirstAppearance),
  anyCommand(recordMark),
  anyCommand(withdrawMark),
  anyCommand(recordPhotograph),
  anyCommand(withdrawPhotograph),
  anyCommand(issueSlip),
  anyCommand(replaceSlips),
  anyCommand(leaveHousehold),
  anyCommand(confirmLeaving),
  anyCommand(moveHousehold),
  anyCommand(recordDeparture),
  anyCommand(recordMovementBasis),
  anyCommand(withdrawMovementBasis),
  anyCommand(proposeSeparation),
  anyCommand(approveSeparation),
  anyCommand(recordFoundApart),
  anyCommand(detainResident),
  anyCommand(recordResidentDetained),
  anyCommand(recordResidentFound),
];
