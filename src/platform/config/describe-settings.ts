import { type Setting, settingsTable } from './settings-table.ts';

const wrap = (text: string, width: number): string[] => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
};

/** The table of settings as plain text for `./amana help`, at most 100 columns wide. */
export const describeSettings = (): string =>
  Object.values<Setting>(settingsTable)
    .flatMap((setting) => {
      const names = [setting.variable, setting.argument === undefined ? undefined : `--${setting.argument} VALUE`];
      const heading = names.filter((name) => name !== undefined).join(', ');
      const fallback = setting.fallback === undefined ? 'optional' : `default ${setting.fallback}`;
      return [`  ${heading} (${fallback})`, ...wrap(setting.description, 92).map((line) => `      ${line}`)];
    })
    .join('\n');
