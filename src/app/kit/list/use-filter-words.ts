import { useTranslation } from 'react-i18next';
import type { SupervisorsAnswer } from '../../../systems/register/queries/supervisors.ts';
import { LINE_OUTCOMES } from '../../../systems/transfers/line-outcomes.ts';
import { outcomeText } from '../../../systems/transfers/web/outcome-text.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useDirectory } from '../../api/use-directory.ts';
import { formatInstant } from '../../format/format-instant.ts';
import { roleName } from '../../format/role-name.ts';
import { supervisorName } from './supervisor-name.ts';

/** Where the words of a coded filter stand, by list; `*` is the code. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'register/people': {
    status: 'register:people.statuses.*',
    mark: 'register:marks.kinds.*',
    bodyPlace: 'register:marks.places.*',
    supervisor: 'register:supervision.*',
  },
  'care/health-owed': { state: 'care:health.occasions.*' },
  'register/erasure-orders': { state: 'register:erasures.states.*' },
  'safeguards/requests': { state: 'safeguards:requests.states.*' },
  'register/orders': { state: 'register:orderList.states.*' },
  'register/breaches': { state: 'register:breaches.*' },
  'register/children-without-parent': { state: 'register:childrenAlone.states.*' },
  'register/lateness': { hours: 'register:lateness.hours.*' },
  'register/households': { state: 'register:household.filters.*' },
  'register/list': { outcome: 'register:lists.*' },
  'register/annotated-list': { outcome: 'register:lists.*' },
  'access/opened-walls': { state: 'access:glass.states.*' },
  'access/officers': { state: 'access:officers.states.*' },
  'sites/places': { state: 'sites:list.shows.*' },
  'sites/occupancy': { state: 'sites:list.shows.*' },
  'sites/breaches': { state: 'register:breaches.*' },
  'sites/vehicle-inspections': { state: 'sites:inspection.shows.*' },
  'sites/missing': { state: 'sites:emergency.shows.*' },
  'transfers/convoys': { state: 'transfers:board.state.*', late: 'transfers:board.lateOnly' },
  'transfers/escort-records': { state: 'transfers:escort.states.*', status: 'transfers:escort.status.*' },
  'transfers/lines': { gate: 'shell:gate.name.*', state: 'transfers:lineState.*' },
};

/** A filter of a list as it is read: its name, and what it is set to. */
export interface FilterWords {
  key: string;
  name: string;
  value: string;
}

/** What the filters of a list say in words: sites, authorities, sections and roles by their names, states by the words of their list. A code that has none is shown as it is. */
export function useFilterWords(): (list: string, filter: Readonly<Record<string, string>>) => FilterWords[] {
  const { t } = useTranslation(['shell', 'access', 'care', 'register', 'safeguards', 'sites', 'transfers']);
  const directory = useDirectory();
  // as the filter asked for them: it is where one is chosen
  const supervisors = useAnswer<SupervisorsAnswer>('register/supervisors', {}, { enabled: false }).data?.rows ?? [];
  const wordOf = (list: string, filter: Readonly<Record<string, string>>, key: string, code: string): string => {
    if (key === 'site') return directory.siteName(code);
    if (key === 'section') return directory.sectionName(filter.site ?? null, code);
    if (key === 'authority') return directory.authorityName(code);
    if (key === 'supervisor' && code !== 'none')
      return supervisorName(code, supervisors, directory.authorityName, t('register:supervision.onlyNamed'));
    if (key === 'role') return roleName(t, code);
    if (key.endsWith('At') && /^\d+$/.test(code)) return formatInstant(Number(code), directory.zoneOf(null));
    // why a line does not go is worded from two codes
    const outcome = key === 'outcome' ? LINE_OUTCOMES.find((one) => one === code) : undefined;
    if (outcome !== undefined) return outcomeText(t, outcome);
    const words = WORDS[list]?.[key];
    return words === undefined ? code : t(words.replace('*', code), { defaultValue: code });
  };
  return (list, filter) =>
    Object.entries(filter).map(([key, code]) => ({
      key,
      name: t(`shell:list.filters.${key}`, { defaultValue: key }),
      value: wordOf(list, filter, key, code),
    }));
}
