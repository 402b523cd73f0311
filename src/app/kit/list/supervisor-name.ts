type Known = { readonly supervisor: string; readonly authority: string | null; readonly name: string | null };

/**
 * What a supervising authority is called that a filter names: by the code of an authority, or by the id of a supervision where the authority is in the register by its name only. The id is no word: it never stands where a name belongs.
 * @param known authorities as `register/supervisors` tells them, as far as they were asked for
 * @param unnamed the words for one of whom only the id is known here
 */
export const supervisorName = (
  supervisor: string,
  known: readonly Known[],
  authorityName: (code: string) => string,
  unnamed: string,
): string => {
  if (/^[A-Z]{2,8}$/.test(supervisor)) return authorityName(supervisor);
  return known.find((one) => one.supervisor === supervisor)?.name ?? unnamed;
};
