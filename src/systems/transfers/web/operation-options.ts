import { pickText } from '../../../app/format/pick-text.ts';
import type { OperationAnswer } from '../operation-views.ts';

/** Operations to choose from, by code; of those that have ended it is said. */
export const operationOptions = (
  operations: OperationAnswer['operations'],
  ended: string,
): { value: string; label: string }[] =>
  operations.map(({ code, title, endedAt }) => ({
    value: code,
    label: [code, pickText(title), ...(endedAt === null ? [] : [ended])].join(' · '),
  }));
