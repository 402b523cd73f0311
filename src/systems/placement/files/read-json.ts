import type { z } from 'zod';
import { type FileFault, InstanceError } from './instance-error.ts';

/** Line and column of a character, both from 1. */
const placeAt = (text: string, position: number): string => {
  const before = text.slice(0, position);
  return `line ${before.split('\n').length}, column ${position - before.lastIndexOf('\n')}`;
};

/** What is no number in JSON, though programs write it. */
const NO_NUMBER = /(?<=[:,[]\s*)(-?Infinity|-?NaN|undefined)\b/;

const faultOfText = (text: string, error: SyntaxError): FileFault => {
  const noNumber = NO_NUMBER.exec(text);
  if (noNumber)
    return {
      place: placeAt(text, noNumber.index),
      problem: `${noNumber[0]} is no number.`,
      remedy: 'Write the number, or take the entry out.',
    };
  const position = Number(/at position (\d+)/.exec(error.message)?.[1] ?? text.length);
  const endsEarly =
    /end of JSON|Unterminated|after property|after array/.test(error.message) && position >= text.trimEnd().length - 1;
  return endsEarly
    ? { place: placeAt(text, text.length), problem: 'the file ends in the middle.', remedy: 'Copy it again, whole.' }
    : {
        place: placeAt(text, position),
        problem: 'this is not JSON.',
        remedy: 'Write the file again with a program that writes JSON.',
      };
};

/**
 * Reads JSON, with or without a byte order mark.
 * @throws InstanceError with line and column where it is none, or ends in the middle
 */
export const readJson = (marked: string): unknown => {
  const text = marked.startsWith('\uFEFF') ? marked.slice(1) : marked;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InstanceError([faultOfText(text, error)]);
    throw error;
  }
};

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('') || 'the file';

/** A value that has not the shape that its page defines, as a fault with its place. */
export const faultOfShape = (issue: z.core.$ZodIssue, page: string): FileFault => ({
  place: pathText(issue.path),
  problem: issue.message,
  remedy: `Correct it; ${page} describes the file.`,
});
