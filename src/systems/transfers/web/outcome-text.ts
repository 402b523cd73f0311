import type { TFunction } from 'i18next';
import { pickText } from '../../../app/format/pick-text.ts';
import { acceptanceRefusalText } from '../acceptance-refusal.ts';
import { acceptanceRefusalReasons } from '../convoy-words.ts';
import type { LineOutcome } from '../line-outcomes.ts';

/** Why a line does not go, in words. */
export const outcomeText = (t: TFunction, outcome: LineOutcome): string => {
  const [what, reason] = outcome.split(':');
  if (what === 'struck-off')
    return `${t('transfers:lineState.struck-off')}: ${t(`transfers:strikeOff.reasons.${reason}`)}`;
  const coded = acceptanceRefusalReasons.find((one) => one === reason) ?? null;
  return t('transfers:lines.refusedBecause', { reason: pickText(acceptanceRefusalText(coded)) });
};
