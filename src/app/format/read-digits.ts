/** Reads what a user typed as a count: Latin, Arabic-Indic and Persian digits; undefined when it is no whole number. */
export function readDigits(typed: string): number | undefined {
  const latin = typed
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
  if (!/^\d{1,9}$/.test(latin)) return undefined;
  return Number(latin);
}
