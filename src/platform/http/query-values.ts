import { z } from 'zod';

/** A whole number in the address, e.g. `?personNo=1042`; also an instant, in milliseconds since the epoch. */
export const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** No parameters. */
export const nothing = z.object({}).strict();
