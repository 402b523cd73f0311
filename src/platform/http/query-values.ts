import { z } from 'zod';

/** A whole number in the address, e.g. `?personNo=1042`; also an instant, in milliseconds since the epoch. */
export const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Rows of a page where the question does not say. */
export const DEFAULT_PAGE_SIZE = 50;
/** Most rows of a page. */
export const LARGEST_PAGE_SIZE = 500;
/** The last page that can be asked for: far behind the end of every list. */
export const LAST_PAGE = 99_999;

const isUpTo = (largest: number) => (text: string) => Number(text) <= largest;
/** Number of a page in the address. */
export const pageNumber = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number);
/** Rows of a page in the address. */
export const pageSizeNumber = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .refine(isUpTo(LARGEST_PAGE_SIZE))
  .transform(Number);

/** Parameters of a list that can grow, in the address: `?page=2&pageSize=100`. */
export const pageInAddress = { page: pageNumber.optional(), pageSize: pageSizeNumber.optional() };

/** The same in a JSON body. */
export const pageInBody = {
  page: z.int().min(1).max(LAST_PAGE).optional(),
  pageSize: z.int().min(1).max(LARGEST_PAGE_SIZE).optional(),
};

/** Page and size as the answer repeats them, and the SQL that cuts the page out of the sorted rows. */
export const cutPage = ({
  page = 1,
  pageSize = DEFAULT_PAGE_SIZE,
}: {
  page?: number | undefined;
  pageSize?: number | undefined;
}): { readonly page: number; readonly pageSize: number; readonly sql: string } => ({
  page,
  pageSize,
  sql: `LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
});

/** No parameters. */
export const nothing = z.object({}).strict();
