/** Number of letters to insert, remove or replace to turn one word into the other (Levenshtein). */
const distance = (left: string, right: string): number => {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
};

/** The name that a mistyped one most likely means, or undefined where none is close (two edits, or a third of its length). */
export const nearestName = (typed: string, names: readonly string[]): string | undefined => {
  const ranked = names
    .map((name) => ({ name, edits: distance(typed, name) }))
    .filter(({ name, edits }) => edits <= Math.max(2, Math.floor(name.length / 3)) && edits < name.length - 1)
    .sort((left, right) => left.edits - right.edits);
  return ranked[0]?.name;
};
