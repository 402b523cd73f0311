/** Letters as they are compared in a filter: case, hamza carriers, final forms and vowel marks make no difference. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىیې]/g, 'ي')
    .replace(/[ة]/g, 'ه')
    .replace(/[کڪ]/g, 'ك');
}

/** Whether a person's number or name holds every word of the filter. */
export function matchesFilter(
  person: { registerNumber: string; name: string; latin: string; detail?: string },
  filter: string,
): boolean {
  const text = foldText(`${person.registerNumber} ${person.name} ${person.latin} ${person.detail ?? ''}`);
  return foldText(filter)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
