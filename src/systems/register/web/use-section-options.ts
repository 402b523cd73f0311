import { useDirectory } from '../../../app/api/use-directory.ts';

/** Every site and every section of it, to choose one place from; `only` keeps one site. The value is read by `splitSection`. */
export function useSectionOptions(only?: string): { value: string; label: string }[] {
  const directory = useDirectory();
  return directory.sites
    .filter(({ code }) => only === undefined || code === only)
    .flatMap(({ code, sections }) => [
      { value: code, label: directory.siteName(code) },
      ...sections.map(({ section }) => ({
        value: `${code} ${section}`,
        label: `${directory.siteName(code)} · ${directory.sectionName(code, section)}`,
      })),
    ]);
}

/** The site, and the section where one was chosen. Codes of sites have no spaces; names of sections may. */
export function splitSection(value: string): { site: string; section?: string } {
  const [site = '', ...section] = value.split(' ');
  return section.length === 0 ? { site } : { site, section: section.join(' ') };
}
