/** Arabic-Indic and Persian digits as Latin ones; anything else stays. */
export const latinDigits = (typed: string): string =>
  typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

/** Reads what a user typed as a count: Latin, Arabic-Indic and Persian digits; undefined when it is no whole number. */
export function readDigits(typed: string): number | undefined {
  const latin = latinDigits(typed.trim());
  if (!/^\d{1,9}$/.test(latin)) return undefined;
  return Number(latin);
}
