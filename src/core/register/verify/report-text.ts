import type { VerifyReport } from './verify-register.ts';

const number = (value: number): string => value.toLocaleString('en-GB');

/** The report for people: a line for each part, a line for each finding, and what it comes to. */
export const reportText = (report: VerifyReport): string => {
  const { events, streams, persons, findings, invariants } = report;
  const parts = report.sections.map(({ section, checked, unit, seconds }) => {
    const found = findings.filter((finding) => finding.section === section).length;
    const outcome = found === 0 ? 'nothing found' : `${number(found)} ${found === 1 ? 'finding' : 'findings'}`;
    return `  ${section.padEnd(12)} ${`${number(checked)} ${unit}`.padEnd(22)} ${seconds.toFixed(1).padStart(7)} s  ${outcome}`;
  });
  const breaches = invariants.rules
    .filter((rule) => rule.openBreaches > 0)
    .map((rule) => `${rule.rule} ${number(rule.openBreaches)}`);
  const open =
    breaches.length === 0 ? 'No breach is open.' : `Breaches recorded and not cured: ${breaches.join(', ')}.`;
  const lines = findings.map((finding) => `  [${finding.section}/${finding.code}] ${finding.text}`);
  const sum = report.ok
    ? 'The register is what its events, its keys and this program say.'
    : `${number(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}. What each means and what to do: docs/verifying/verify.md.`;
  return [
    `Register ${report.register}: ${number(events)} events in ${number(streams)} streams, ${number(persons)} persons.`,
    ...parts,
    open,
    ...(lines.length === 0 ? [] : ['Findings', ...lines]),
    `${sum} (${report.seconds.toFixed(1)} s)`,
    '',
  ].join('\n');
};
