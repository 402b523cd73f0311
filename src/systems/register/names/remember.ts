/**
 * The same question with what it answered before: words of names come again and again, in one list and in the next. Never more than twice `most` answers are kept: when so many are new, those that were not asked for
 * since are forgotten. An answer is shared by whoever asks, so nobody changes it.
 * @param ask depends on its text and on nothing else
 */
export const remember = <Answer>(most: number, ask: (text: string) => Answer): ((text: string) => Answer) => {
  let recent = new Map<string, Answer>();
  let older = new Map<string, Answer>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const answer = older.get(text) ?? ask(text);
    if (recent.size === most) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, answer);
    return answer;
  };
};
