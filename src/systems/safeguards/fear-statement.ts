import { z } from 'zod';

/** A fear of transfer to a state (ISO 3166-1 alpha-3), in the person's own words. */
export const fearStatement = z
  .object({ country: z.string().regex(/^[A-Z]{3}$/), account: z.string().trim().min(1).max(8000) })
  .strict();
