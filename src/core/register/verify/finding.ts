/** The parts of a verification, in the order in which they are reported. */
export const sections = ['catalogue', 'chains', 'log', 'signatures', 'documents', 'projections', 'invariants'] as const;
export type Section = (typeof sections)[number];

/**
 * One thing that is not as the repository's code, the keys and the chains say it must be. A finding holds numbers, codes and the names of
 * database objects, never a person's name or any other personal value.
 */
export type Finding = {
  readonly section: Section;
  /** What kind of finding, for programs: `leaf-differs`, `trigger-differs`, `row-missing`, `I09-one-live-manifest`. */
  readonly code: string;
  /** One sentence: what differs, where, and how. */
  readonly text: string;
  readonly stream?: number;
  readonly seq?: number;
  /** Id of the event. */
  readonly event?: string;
  /** Id of the command. */
  readonly command?: string;
  /** Name of a table (`transfers.line`) or another database object (`trigger I08-sealed-is-immutable on transfers.line`). */
  readonly object?: string;
  /** Key of the row, numbers and codes only. */
  readonly key?: string;
  readonly column?: string;
};

/** Takes findings; of one section and code at most `limit` are kept, so that a ruined register does not fill the memory. */
export class FindingList {
  readonly #limit: number;
  readonly #counts = new Map<string, number>();
  readonly #kept: Finding[] = [];
  constructor(limit = 1000) {
    this.#limit = limit;
  }

  /** Adds one finding. */
  add(finding: Finding): void {
    const kind = `${finding.section} ${finding.code}`;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= this.#limit) this.#kept.push(finding);
  }

  /** Everything kept, by section, and a line for each kind of which there are more. */
  all(): Finding[] {
    const more = [...this.#counts].filter(([, count]) => count > this.#limit);
    const overflow = more.map(([kind, count]): Finding => {
      const [section, code] = kind.split(' ') as [Section, string];
      return { section, code, text: `${count - this.#limit} more of ${code} are not listed.` };
    });
    return sections.flatMap((section) => [...this.#kept, ...overflow].filter((finding) => finding.section === section));
  }
}
