import { z } from 'zod';

/** A whole number in the address, e.g. `?personNo=1042`. */
export const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** An instant in the address: milliseconds since the epoch. */
export const instant = wholeNumber;

/** No parameters. */
export const nothing = z.object({}).strict();
