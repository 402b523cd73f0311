/**
 * The personal fields that can be erased, by type of event; as `register.erasable`, which says where else their values stand. They are words of officers about sources, reasons and places beside custody, in which data of a third person,
 * or of a wrong one, may stand.
 *
 * Never erased, at no level and by nobody, because the law wants it kept (ICPPED 17(3)) or because it tells how somebody was treated: identity (names, birth, sex, nationality, numbers), dates, authorities and places of
 * custody, grounds and documents of detention, outcomes; what looks for somebody who is missing (distinguishing marks and who saw them, where an absence was to lead); arrest, injuries and health, fears and what was decided of them, death, escape, disappearance, release, property, decisions on children and households, keeping apart,
 * recalls, acceptances and strike-offs, security levels; how a breach was cured, because an order on one that others are not shown would tell of a fear (docs/decisions/0013). The text of an event beside its personal fields is frozen and holds codes and numbers only.
 */
export const ERASABLE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  AbsenceEnded: ['account'],
  AccompaniedParentCorrected: ['reason', 'source'],
  AgeEvidenceRecorded: ['source'],
  BoardingFailed: ['note'],
  ChildAccompanies: ['source'],
  CustodyCorrected: ['reason'],
  DetentionCorrected: ['reason'],
  DifferenceRecorded: ['note'],
  DifferenceWithdrawn: ['reason'],
  DistinguishingMarkWithdrawn: ['reason'],
  ExternalNumberRecorded: ['source'],
  ExternalNumberWithdrawn: ['reason'],
  FirstAppearanceRecorded: ['reason'],
  HouseholdJoined: ['reason', 'source'],
  HouseholdRoleCorrected: ['reason'],
  MovementBasisRecorded: ['account'],
  MovementBasisWithdrawn: ['reason'],
  NationalityClaimed: ['source'],
  OrderExtended: ['reason'],
  PersonBroughtLater: ['note'],
  PersonEntryGranted: ['note'],
  PhotographWithdrawn: ['reason'],
  RemarkRecorded: ['text'],
  ResidentDeparted: ['destination'],
  SectionMoved: ['reason'],
  SexCorrected: ['reason', 'source'],
  SupervisionRecorded: ['source'],
  SupervisionWithdrawn: ['reason'],
};
