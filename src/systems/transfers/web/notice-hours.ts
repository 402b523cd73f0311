import type { TFunction } from 'i18next';

/** How short the notice may be made by a signed emergency ground, in hours, of those that an officer is offered. */
const HOURS = [6, 12, 24, 48];

/** The hours to choose from, in words. A plural is asked with a number: with digits in a string the name of the text stood there. */
export const noticeHours = (t: TFunction): { value: string; label: string }[] =>
  HOURS.map((count) => ({ value: String(count), label: t('transfers:emergencyGround.ofHours', { count }) }));
