import { vi } from 'vitest';

/** What a command writes to its standard output while it works. */
export const said = async (work: () => Promise<unknown>): Promise<string> => {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  try {
    await work();
    return text;
  } finally {
    write.mockRestore();
  }
};
