/** What stands where an erased value stood: no language, and long enough for every field that asks for a length. As `register.erased_mark`. */
export const ERASED_MARK = '*'.repeat(24);
