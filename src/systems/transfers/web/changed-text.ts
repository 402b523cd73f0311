import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import type { GateView } from '../line-views.ts';

/** A fact that changed after an acceptance, in words, with when. @param zone in which the time is told */
export const changedText =
  (zone: string) =>
  ({ text, at }: NonNullable<GateView['changed']>[number]): string =>
    `${pickText(text)} (${formatInstant(at, zone)})`;
