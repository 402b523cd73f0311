import { Refusal } from '../../core/register/refusal.ts';

/**
 * Another reason than the coded ones is told in words: the code *other* by itself would say nothing.
 * @throws Refusal `invalid-input`, with `reason-missing` of the field `note`
 */
export const requireWordsOfOther = ({
  reason,
  note,
}: {
  readonly reason?: string | undefined;
  readonly note: string;
}): void => {
  if (reason === 'other' && note.trim() === '')
    throw new Refusal('invalid-input', { problems: [{ code: 'reason-missing', field: 'note' }] });
};
