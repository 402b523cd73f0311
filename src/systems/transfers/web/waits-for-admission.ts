import type { LineView } from '../line-views.ts';

/**
 * Whether a person is still to be admitted by the side that opens the sheet: where the convoy was heading, whoever passed there, also who was let in after the others and stays in an incident of their
 * hand-over; where it came from (`isBack`), whoever was taken back.
 */
export const waitsForAdmission = (
  { admission, state, takenBack }: Pick<LineView, 'admission' | 'state' | 'takenBack'>,
  isBack: boolean,
): boolean => admission === null && state === 'handed-over' && takenBack === isBack;
