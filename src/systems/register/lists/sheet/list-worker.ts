import { parentPort } from 'node:worker_threads';
import { readCsvGrid } from '../csv-grid.ts';
import { fileKind } from '../decode-list.ts';
import { ListFileError } from './list-file-error.ts';
import type { ListFileReading, ListFileRequest } from './list-file-request.ts';
import { readXlsxGrid } from './read-xlsx-grid.ts';

const read = async ({ bytes, sheet }: ListFileRequest): Promise<ListFileReading> => {
  try {
    switch (fileKind(bytes)) {
      case 'xlsx':
        return { ok: true, kind: 'xlsx', grid: await readXlsxGrid(bytes, sheet) };
      case 'text':
        return { ok: true, kind: 'csv', grid: readCsvGrid(bytes) };
      case 'locked':
        throw new ListFileError('list-locked');
      case 'old-spreadsheet':
        throw new ListFileError('list-old-spreadsheet');
      default:
        throw new ListFileError('list-not-a-list');
    }
  } catch (error) {
    if (error instanceof ListFileError) return { ok: false, code: error.code, values: error.values };
    throw error;
  }
};

// one file at a time: the next is sent when this one is answered; what is thrown ends the thread, and whoever sent the file is told
parentPort?.on('message', async (request: ListFileRequest) => parentPort?.postMessage(await read(request)));
