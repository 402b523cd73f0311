import { expect, test } from 'vitest';
import { readPacketRows } from './read-packet-rows.ts';

test('rows are read as a spreadsheet program copies them, with belongings in one cell or in several', () => {
  const text = 'GHW-00001-4\tP-101\t2 x phone; watch\r\n\r\nghw-00002-2 \t P-102\tring\tmoney 20\n';
  expect(readPacketRows(text)).toEqual([
    { registerNumber: 'GHW-00001-4', seal: 'P-101', items: '2 x phone\nwatch' },
    { registerNumber: 'GHW-00002-2', seal: 'P-102', items: 'ring\nmoney 20' },
  ]);
});

test('Arabic digits and the Arabic semicolon are read; what lacks a seal or belongings is left empty, and told by the page', () => {
  expect(readPacketRows('GHW-٠٠٠٠١-٤\tP-1\tهاتف؛ ساعة\nGHW-00003-0')).toEqual([
    { registerNumber: 'GHW-00001-4', seal: 'P-1', items: 'هاتف\nساعة' },
    { registerNumber: 'GHW-00003-0', seal: '', items: '' },
  ]);
});
