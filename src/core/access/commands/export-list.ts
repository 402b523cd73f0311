import { z } from 'zod';
import { tableCsv } from '../../../platform/files/table-csv.ts';
import { tableXlsx } from '../../../platform/files/table-xlsx.ts';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { ListExported } from '../list-events.ts';
import { LARGEST_EXPORT, SEARCH_KEY } from '../list-limits.ts';
import { exportListResult } from '../list-views.ts';
import { type Listings, openListing, readListing, recordedFilter, requireKnownCodes } from '../listing.ts';
import { ownStream } from '../own-stream.ts';
import { findTaken, TAKEN_LIST } from '../taken-list.ts';

/**
 * Saves a list as a table: the rows that the filters leave, behind the walls of the officer, as CSV in UTF-8 with a byte order mark or as a workbook, with what a
 * spreadsheet program would compute written as text. Who took which list by which filters, and how many rows, is recorded first. A workbook holds at most 20,000 rows; of CSV that is longer the file
 * is streamed afterwards, from the address that is answered, for an hour. Of a list of papers `pdf` records the taking only: the file is
 * asked for afterwards, at the address that is answered.
 */
export const exportList = (listings: Listings) =>
  defineCommand({
    system: 'access',
    name: 'export-list',
    refuses: ['not-found'],
    input: z
      .object({
        list: z.string().max(80),
        filter: z.record(z.string().max(40), z.string().min(1).max(300)),
        language: z.enum(['en', 'ar', 'ckb']),
        /** CSV where it is not said. */
        format: z.enum(['csv', 'xlsx', 'pdf']).optional(),
      })
      .strict(),
    streams: (_input, read) => ownStream(read),
    load: async (read, { list, filter, format }, context) => {
      const opened = openListing(listings, list, filter, context);
      if (format === 'pdf' && opened.listing.table.file === undefined)
        throw new Refusal('invalid-input', { problems: [{ code: 'invalid_value', field: 'format' }] });
      await requireKnownCodes(read, filter);
      return readListing(read, opened, 1, context);
    },
    decide: ({ total }, { list, filter, format }, { officerNo }) => {
      if (format === 'xlsx' && total > LARGEST_EXPORT)
        throw new Refusal('export-too-large', { values: { count: total, limit: LARGEST_EXPORT } });
      const search = filter[SEARCH_KEY];
      return [
        ListExported.make({
          stream: officerNo,
          data: { list, filter: recordedFilter(filter), bySearch: search !== undefined, rows: total },
          ...(search === undefined ? {} : { personal: { search } }),
        }),
      ];
    },
    result: exportListResult,
    present: async (read, _events, { list, filter, language, format = 'csv' }, context) => {
      const opened = openListing(listings, list, filter, context);
      if (format === 'pdf') {
        const { total } = await readListing(read, opened, 1, context);
        const file = `/api/${opened.listing.table.file}?${new URLSearchParams(filter)}`;
        return { fileName: `${list.replace('/', '-')}.pdf`, rows: total, file };
      }
      if (format === 'csv') {
        const { total } = await readListing(read, opened, 1, context);
        if (total > LARGEST_EXPORT) {
          const taken = await findTaken(read, context.officerNo, { list, filter });
          const file = `/api/${TAKEN_LIST}?${new URLSearchParams({ taken: String(taken), language })}`;
          return { fileName: `${list.replace('/', '-')}.csv`, rows: total, file };
        }
      }
      const { answer } = await readListing(read, opened, LARGEST_EXPORT, context);
      const { columns, rows, widths } = opened.listing.table;
      const cells = rows(answer, language);
      const headings = typeof columns === 'function' ? columns(answer) : columns;
      const table = [headings.map((heading) => heading[language]), ...cells];
      return {
        fileName: `${list.replace('/', '-')}.${format}`,
        rows: cells.length,
        ...(format === 'csv'
          ? { csv: new TextDecoder('utf-8', { ignoreBOM: true }).decode(tableCsv(table)) }
          : { workbook: Buffer.from(await tableXlsx(table, language, widths)).toString('base64') }),
      };
    },
  });
