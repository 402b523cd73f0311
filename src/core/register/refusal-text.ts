/** A sentence in English, Arabic and Central Kurdish. The Kurdish sentences are a draft until a native speaker has read them. */
export type Sentence = { readonly en: string; readonly ar: string; readonly ckb: string };

/** What is said about one refusal code. `{name}` stands for a value of the refusal. */
export type RefusalText = {
  /** Status of the answer (RFC 9110). */
  readonly status: number;
  /** Short English title (RFC 9457). */
  readonly title: string;
  /** Where the rule comes from, for example `ICPPED 17(3)(c)`. */
  readonly source?: string;
  readonly detail: Sentence;
  /** What the user can do next. */
  readonly remedy: Sentence;
};

/** A sentence from its three languages. */
export const say = (en: string, ar: string, ckb: string): Sentence => ({ en, ar, ckb });

/** A rule: what it is called, where it comes from, what it says when it refuses, and what to do. */
export const rule = (
  title: string,
  source: string,
  detail: RefusalText['detail'],
  remedy: RefusalText['remedy'],
): RefusalText => ({
  status: 409,
  title,
  source,
  detail,
  remedy,
});
