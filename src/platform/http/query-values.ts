import { z } from 'zod';

/** A whole number in the address, e.g. `?personNo=1042`; also an instant, in milliseconds since the epoch. */
export const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Rows of a page where the question does not say. */
export const DEFAULT_PAGE_SIZE = 50;
/** Most rows of a page. */
export const LARGEST_PAGE = 500;

/** No parameters. */
export const nothing = z.object({}).strict();
