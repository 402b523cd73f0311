import { z } from 'zod';

/**
 * Parts of every view: what goes over the wire is declared once, as a Zod schema with the type that follows from it. The server strips from each answer
 * what its schema does not name, the OpenAPI document is made from it, and the web application imports the types only.
 */

/** A named object of the wire: it stands under this name in the OpenAPI document. */
export const view = <Shape extends z.ZodRawShape>(id: string, description: string, shape: Shape) =>
  z.object(shape).meta({ id, description });

/** A named list of codes of the wire. */
export const codes = <const Codes extends readonly string[]>(id: string, description: string, values: Codes) =>
  z.enum(values).meta({ id, description });

/** An instant: milliseconds since the epoch (UTC). */
export const instant = z.int().meta({ description: 'Instant: milliseconds since the epoch (UTC).' });

/** Lower-case hexadecimal SHA-256. */
export const sha256 = z.string().meta({ description: 'Lower-case hexadecimal SHA-256.' });

const paging = {
  total: z.int().describe('Rows that there are.'),
  page: z.int().describe('1 is the first.'),
  pageSize: z.int().describe('Most rows of this page.'),
};
/** Where a page of a list lies in the whole. */
export type Paging = z.infer<z.ZodObject<typeof paging>>;

/** A named answer that is one page of a list that can grow. */
export const pagedView = <Shape extends z.ZodRawShape>(id: string, description: string, shape: Shape) =>
  view(id, description, { ...paging, ...shape });

/** Names of commands that this officer may issue here. */
export const abilities = z
  .array(z.string())
  .meta({ description: 'Names of the commands that this officer may issue here, e.g. `transfers/create-manifest`.' });
