import { type AnyCommand, anyCommand } from '../../core/register/command-definition.ts';
import { acceptLines } from './commands/accept-lines.ts';
import { acknowledgeList } from './commands/acknowledge-list.ts';
import { addAdmissionAnswer } from './commands/add-admission-answer.ts';
import { addLines } from './commands/add-lines.ts';
import { agreeToPlan } from './commands/agree-to-plan.ts';
import { answerEscortSection } from './commands/answer-escort-section.ts';
import { answerEscortSections } from './commands/answer-escort-sections.ts';
import { answerRecall } from './commands/answer-recall.ts';
import { approveOrder } from './commands/approve-order.ts';
import { approvePlan } from './commands/approve-plan.ts';
import { assignCompartments } from './commands/assign-compartments.ts';
import { cancelConvoy } from './commands/cancel-convoy.ts';
import { cancelPhase } from './commands/cancel-phase.ts';
import { changeVehicle } from './commands/change-vehicle.ts';
import { closeMovement } from './commands/close-movement.ts';
import { completeHandover } from './commands/complete-handover.ts';
import { confirmEscortRecords } from './commands/confirm-escort-records.ts';
import { createManifest } from './commands/create-manifest.ts';
import { discardPlan } from './commands/discard-plan.ts';
import { endOperation } from './commands/end-operation.ts';
import { endPhase } from './commands/end-phase.ts';
import { grantEntry } from './commands/grant-entry.ts';
import { offerHandover } from './commands/offer-handover.ts';
import { openOperation } from './commands/open-operation.ts';
import { orderReturn } from './commands/order-return.ts';
import { planLegs } from './commands/plan-legs.ts';
import { planPhase } from './commands/plan-phase.ts';
import { proposeCommitment } from './commands/propose-commitment.ts';
import { proposeEmergencyGround } from './commands/propose-emergency-ground.ts';
import { proposeOrder } from './commands/propose-order.ts';
import { proposeSeal } from './commands/propose-seal.ts';
import { putInPhase } from './commands/put-in-phase.ts';
import { recordAdmission } from './commands/record-admission.ts';
import { recordAnnouncedDestination } from './commands/record-announced-destination.ts';
import { recordBirth } from './commands/record-birth.ts';
import { recordBoarding } from './commands/record-boarding.ts';
import { recordBroughtLater } from './commands/record-brought-later.ts';
import { recordCount } from './commands/record-count.ts';
import { recordDifference } from './commands/record-difference.ts';
import { recordListSent } from './commands/record-list-sent.ts';
import { recordMovement } from './commands/record-movement.ts';
import { recordPublishedFigures } from './commands/record-published-figures.ts';
import { recordRecapture } from './commands/record-recapture.ts';
import { recordWelfare } from './commands/record-welfare.ts';
import { redirectConvoy } from './commands/redirect-convoy.ts';
import { refuseEntry } from './commands/refuse-entry.ts';
import { refusePersons } from './commands/refuse-persons.ts';
import { requestRecall } from './commands/request-recall.ts';
import { sealManifest } from './commands/seal-manifest.ts';
import { signCommitment } from './commands/sign-commitment.ts';
import { signEmergencyGround } from './commands/sign-emergency-ground.ts';
import { startPhase } from './commands/start-phase.ts';
import { storePlan } from './commands/store-plan.ts';
import { strikeOff } from './commands/strike-off.ts';
import { voidSeal } from './commands/void-seal.ts';
import { withdrawAnnouncedDestination } from './commands/withdraw-announced-destination.ts';
import { withdrawCommitment } from './commands/withdraw-commitment.ts';
import { withdrawDifference } from './commands/withdraw-difference.ts';
import { withdrawEmergencyGround } from './commands/withdraw-emergency-ground.ts';
import { withdrawMovement } from './commands/withdraw-movement.ts';
import { withdrawOffer } from './commands/withdraw-offer.ts';
import { withdrawPublishedFigure } from './commands/withdraw-published-figure.ts';

/** All commands of the transfers. */
export const transfersCommands: readonly AnyCommand[] = [
  anyCommand(openOperation),
  anyCommand(planPhase),
  anyCommand(startPhase),
  anyCommand(endPhase),
  anyCommand(cancelPhase),
  anyCommand(endOperation),
  anyCommand(createManifest),
  anyCommand(putInPhase),
  anyCommand(cancelConvoy),
  anyCommand(refuseEntry),
  anyCommand(refusePersons),
  anyCommand(redirectConvoy),
  anyCommand(orderReturn),
  anyCommand(requestRecall),
  anyCommand(answerRecall),
  anyCommand(addLines),
  anyCommand(strikeOff),
  anyCommand(proposeOrder),
  anyCommand(proposeEmergencyGround),
  anyCommand(signEmergencyGround),
  anyCommand(withdrawEmergencyGround),
  anyCommand(approveOrder),
  anyCommand(assignCompartments),
  anyCommand(acceptLines),
  anyCommand(proposeSeal),
  anyCommand(sealManifest),
  anyCommand(voidSeal),
  anyCommand(recordBoarding),
  anyCommand(recordCount),
  anyCommand(answerEscortSection),
  anyCommand(answerEscortSections),
  anyCommand(confirmEscortRecords),
  anyCommand(recordMovement),
  anyCommand(withdrawMovement),
  anyCommand(planLegs),
  anyCommand(recordWelfare),
  anyCommand(changeVehicle),
  anyCommand(recordRecapture),
  anyCommand(recordBirth),
  anyCommand(recordDifference),
  anyCommand(withdrawDifference),
  anyCommand(grantEntry),
  anyCommand(recordBroughtLater),
  anyCommand(offerHandover),
  anyCommand(completeHandover),
  anyCommand(withdrawOffer),
  anyCommand(recordAdmission),
  anyCommand(addAdmissionAnswer),
  anyCommand(closeMovement),
  anyCommand(recordPublishedFigures),
  anyCommand(recordAnnouncedDestination),
  anyCommand(withdrawAnnouncedDestination),
  anyCommand(withdrawPublishedFigure),
  anyCommand(acknowledgeList),
  anyCommand(proposeCommitment),
  anyCommand(recordListSent),
  anyCommand(signCommitment),
  anyCommand(withdrawCommitment),
  anyCommand(storePlan),
  anyCommand(discardPlan),
  anyCommand(agreeToPlan),
  anyCommand(approvePlan),
];
