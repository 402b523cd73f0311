/**
 * The personal fields that can be erased, by type of event; as `register.erasable`, which says where else their values stand. They are words of officers about sources, reasons and places beside custody, in which data of a third person,
 * or of a wrong one, may stand.
 *
 * Never erased, at no level and by nobody, because the law wants it kept (ICPPED 17(3)) or because it tells how somebody was treated: identity (names, birth, sex, nationality, numbers), dates, authorities and places of
 * custody, grounds and documents of detention, outcomes; arrest, injuries and health, fears and what was decided of them, death, escape, disappearance, release, property, decisions on children and households, keeping apart,
 * recalls, acceptances and strike-offs, security levels. The text of an event beside its personal fields is frozen and holds codes and numbers only.
 */
export const ERASABLE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  AbsenceBegun: ['destination'],
  AbsenceEnded: ['account'],
  AccompaniedParentCorrected: ['reason', 'source'],
  AgeEvidenceRecorded: ['source'],
  BoardingFailed: ['note'],
  BreachCured: ['how'],
  ChildAccompanies: ['source'],
  CustodyCorrected: ['reason'],
  DetentionCorrected: ['reason'],
  DifferenceRecorded: ['note'],
  DifferenceWithdrawn: ['reason'],
  DistinguishingMarkRecorded: ['description', 'seenBy'],
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
