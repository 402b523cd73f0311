/** What is written down of a taking holds so many characters of manifest numbers. */
const LONGEST = 100;

/** Numbers of manifests as texts that the register takes: as many in each as it holds, in their order. */
export const manifestTexts = (manifests: readonly number[]): string[] => {
  const texts: string[] = [];
  for (const no of new Set(manifests)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + String(no).length <= LONGEST) texts[texts.length - 1] = `${last},${no}`;
    else texts.push(String(no));
  }
  return texts;
};
