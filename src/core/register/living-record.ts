/** Events after which nobody is held under the record any more: it has no roll from the next day on (docs/decisions/0044). */
export const RECORD_ENDS = ['DeathRecorded', 'ReleaseVerified', 'ReleasedUnverified', 'ResidentDeparted'];

/** Events that open an ended record again: custody that was recorded after it, or a correction, which may have withdrawn the end. One too many costs a leaf a day; one too few would be a false alarm. */
const RECORD_OPENS = [
  'CustodyFound',
  'CustodyAdmitted',
  'CustodyCorrected',
  'DetentionCorrected',
  'FoundInSection',
  'SectionMoved',
  'ResidentFound',
  'ChildCameWithParent',
  'ChildAccompanies',
  'BornInCustody',
  'PersonAdmitted',
  'PersonHandedOver',
];

/** Of these the newest says whether a record lives: told by the kinds of its events alone, so that a verification tells it again from the log. */
export const RECORD_TURNS = [...RECORD_ENDS, ...RECORD_OPENS];
