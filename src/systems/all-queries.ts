import { exportsOfLists } from '../core/access/queries/exports.ts';
import { knownBrowsers } from '../core/access/queries/known-browsers.ts';
import { mail } from '../core/access/queries/mail.ts';
import { me } from '../core/access/queries/me.ts';
import { notices } from '../core/access/queries/notices.ts';
import { officer, officers } from '../core/access/queries/officers.ts';
import { openedWalls } from '../core/access/queries/opened-walls.ts';
import { passkeys } from '../core/access/queries/passkeys.ts';
import { readingCounts } from '../core/access/queries/reading-counts.ts';
import { recovery } from '../core/access/queries/recovery.ts';
import { refusals } from '../core/access/queries/refusals.ts';
import { savedViews } from '../core/access/queries/saved-views.ts';
import { sessions } from '../core/access/queries/sessions.ts';
import { type AnyQuery, anyQuery } from '../platform/http/query-definition.ts';
import { healthOwed } from './care/queries/health-owed.ts';
import { logState } from './ledger/queries/state.ts';
import { accompaniment } from './register/queries/accompaniment.ts';
import { annotatedList, annotatedTrial } from './register/queries/annotated-list.ts';
import { breaches } from './register/queries/breaches.ts';
import { captureTag } from './register/queries/capture-tag.ts';
import { certifiedCopy, checkCopy } from './register/queries/certified-copy.ts';
import { childrenWithoutParent } from './register/queries/children-without-parent.ts';
import { convoyProperty } from './register/queries/convoy-property.ts';
import { detentionEntries } from './register/queries/detention-entries.ts';
import { dryRunReceiveList } from './register/queries/dry-run-list.ts';
import { erasureOrders } from './register/queries/erasure-orders.ts';
import { erasures } from './register/queries/erasures.ts';
import { extract } from './register/queries/extract.ts';
import { fileReadings } from './register/queries/file-readings.ts';
import { household } from './register/queries/household.ts';
import { households } from './register/queries/households.ts';
import { lateFacts, lateness } from './register/queries/lateness.ts';
import { list, lists } from './register/queries/lists.ts';
import { noJudge } from './register/queries/no-judge.ts';
import { orders } from './register/queries/orders.ts';
import { people } from './register/queries/people.ts';
import { person } from './register/queries/person.ts';
import { timeline } from './register/queries/person-timeline.ts';
import { property, propertyReceipt } from './register/queries/property.ts';
import { release } from './register/queries/release.ts';
import { similarPeople } from './register/queries/similar-people.ts';
import { slip } from './register/queries/slip.ts';
import { strength, strengthReport } from './register/queries/strength.ts';
import { supervisors } from './register/queries/supervisors.ts';
import { fears } from './safeguards/queries/fears.ts';
import { personFears } from './safeguards/queries/person-fears.ts';
import { request } from './safeguards/queries/request.ts';
import { requestCandidates } from './safeguards/queries/request-candidates.ts';
import { requestCounts } from './safeguards/queries/request-counts.ts';
import { requestExtract } from './safeguards/queries/request-extract.ts';
import { requests } from './safeguards/queries/requests.ts';
import { absences } from './sites/queries/absences.ts';
import { controlHistory } from './sites/queries/control-history.ts';
import { emergencies, emergency } from './sites/queries/emergency.ts';
import { evacuees } from './sites/queries/evacuees.ts';
import { missing } from './sites/queries/missing.ts';
import { occupancy } from './sites/queries/occupancy.ts';
import { occupancyTrend, occupants } from './sites/queries/occupancy-trend.ts';
import { place } from './sites/queries/place.ts';
import { placementOfPerson } from './sites/queries/placement-of-person.ts';
import { places } from './sites/queries/places.ts';
import { reportedStrengths } from './sites/queries/reported-strengths.ts';
import { roll, rollNumbers } from './sites/queries/roll.ts';
import { rollCall, rollCallPaper, rollRows } from './sites/queries/roll-call.ts';
import { siteBreaches } from './sites/queries/site-breaches.ts';
import { sites } from './sites/queries/sites.ts';
import { vehicleInspections } from './sites/queries/vehicle-inspections.ts';
import { convoys } from './transfers/queries/convoys.ts';
import { escortKnownAnswers } from './transfers/queries/escort-known-answers.ts';
import { escortRecord, escortRecords } from './transfers/queries/escort-records.ts';
import { escortRecordsPaper } from './transfers/queries/escort-records-paper.ts';
import { lines } from './transfers/queries/lines.ts';
import { manifest, overviewOfManifest } from './transfers/queries/manifest.ts';
import { manifestPaper } from './transfers/queries/manifest-paper.ts';
import { operation } from './transfers/queries/operation.ts';
import { operationRoom } from './transfers/queries/operation-room.ts';
import { papers } from './transfers/queries/papers.ts';
import { papersFile } from './transfers/queries/papers-file.ts';
import { personReceipts } from './transfers/queries/person-receipts.ts';
import { plannedUnits } from './transfers/queries/planned-units.ts';
import { plan, plans } from './transfers/queries/plans.ts';
import { prepareHandover } from './transfers/queries/prepare-handover.ts';
import { publishedFigures } from './transfers/queries/published-figures.ts';
import { receipt } from './transfers/queries/receipt.ts';
import { receivedPersons } from './transfers/queries/received-persons.ts';
import { way } from './transfers/queries/way.ts';

/** Every query of every system: the HTTP endpoints are made from it. */
export const allQueries: readonly AnyQuery[] = [
  anyQuery(me),
  anyQuery(officers),
  anyQuery(officer),
  anyQuery(recovery),
  anyQuery(savedViews),
  anyQuery(sessions),
  anyQuery(knownBrowsers),
  anyQuery(passkeys),
  anyQuery(exportsOfLists),
  anyQuery(logState),
  anyQuery(sites),
  anyQuery(places),
  anyQuery(place),
  anyQuery(reportedStrengths),
  anyQuery(siteBreaches),
  anyQuery(absences),
  anyQuery(vehicleInspections),
  anyQuery(emergencies),
  anyQuery(emergency),
  anyQuery(evacuees),
  anyQuery(controlHistory),
  anyQuery(missing),
  anyQuery(occupancy),
  anyQuery(occupancyTrend),
  anyQuery(occupants),
  anyQuery(roll),
  anyQuery(rollNumbers),
  anyQuery(rollCall),
  anyQuery(rollRows),
  anyQuery(rollCallPaper),
  anyQuery(placementOfPerson),
  anyQuery(people),
  anyQuery(similarPeople),
  anyQuery(person),
  anyQuery(timeline),
  anyQuery(lists),
  anyQuery(breaches),
  anyQuery(orders),
  anyQuery(noJudge),
  anyQuery(childrenWithoutParent),
  anyQuery(list),
  anyQuery(annotatedList),
  anyQuery(annotatedTrial),
  anyQuery(captureTag),
  anyQuery(strength),
  anyQuery(strengthReport),
  anyQuery(supervisors),
  anyQuery(lateness),
  anyQuery(lateFacts),
  anyQuery(property),
  anyQuery(convoyProperty),
  anyQuery(detentionEntries),
  anyQuery(propertyReceipt),
  anyQuery(release),
  anyQuery(erasures),
  anyQuery(erasureOrders),
  anyQuery(accompaniment),
  anyQuery(household),
  anyQuery(households),
  anyQuery(notices),
  anyQuery(mail),
  anyQuery(openedWalls),
  anyQuery(readingCounts),
  anyQuery(refusals),
  anyQuery(personFears),
  anyQuery(request),
  anyQuery(requestCandidates),
  anyQuery(requestCounts),
  anyQuery(requestExtract),
  anyQuery(requests),
  anyQuery(extract),
  anyQuery(certifiedCopy),
  anyQuery(checkCopy),
  anyQuery(slip),
  anyQuery(fileReadings),
  anyQuery(healthOwed),
  anyQuery(fears),
  anyQuery(operation),
  anyQuery(operationRoom),
  anyQuery(receivedPersons),
  anyQuery(convoys),
  anyQuery(lines),
  anyQuery(way),
  anyQuery(escortKnownAnswers),
  anyQuery(escortRecords),
  anyQuery(escortRecord),
  anyQuery(manifest),
  anyQuery(overviewOfManifest),
  anyQuery(manifestPaper),
  anyQuery(escortRecordsPaper),
  anyQuery(prepareHandover),
  anyQuery(publishedFigures),
  anyQuery(receipt),
  anyQuery(papers),
  anyQuery(papersFile),
  anyQuery(personReceipts),
  anyQuery(plans),
  anyQuery(plan),
  anyQuery(plannedUnits),
];

/** Dry runs by the name of their command: they read only, and answer in the command's place when the input says `dryRun`. */
export const dryRuns: ReadonlyMap<string, AnyQuery> = new Map([['register/receive-list', anyQuery(dryRunReceiveList)]]);
