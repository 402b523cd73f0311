import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { countryOptions } from '../../../app/format/country-name.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { ResolveRowInput } from '../command-views.ts';
import type { ListView, WorkRow } from '../lists/list-views.ts';
import { waitsForParent } from '../lists/parent-codes.ts';
import { HOUSEHOLD_ROLES, takesResidents } from '../residents/residents.ts';
import { HOUSEHOLD_ROLE_WORDS } from '../residents/words.ts';
import { scriptOf } from './name-script.ts';
import { peopleOf } from './people-select.tsx';
import { PersonField } from './person-field.tsx';

/** Corrects a row that waits or was refused, and registers the person: what the list said stays with the list. */
export function CorrectRowButton({ list, row }: { list: ListView; row: WorkRow }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const { understood } = row;
  const asksPeople = directory.sites.some(({ code, kind }) => code === list.site && takesResidents(kind));
  return (
    <FormDialog<ResolveRowInput>
      command="register/resolve-row"
      label={t('list.correct')}
      explain={t('list.correctExplain')}
      zone={directory.zoneOf(list.site)}
      initial={{
        name: understood?.name ?? '',
        sex: understood?.sex ?? '',
        birth: understood?.birth ?? '',
        nationality: understood?.nationality ?? '',
        ...(row.parent === null ? {} : { parentNo: String(row.parent.personNo) }),
      }}
      fields={[
        { key: 'name', label: t('enter.name'), help: t('enter.nameHelp'), kind: 'text', required: true },
        {
          key: 'sex',
          label: t('enter.sex'),
          kind: 'select',
          required: true,
          options: (['male', 'female'] as const).map((value) => ({ value, label: t(`sex.${value}`) })),
        },
        { key: 'birth', label: t('people.birth'), help: t('file.birthHelp'), kind: 'text', required: false },
        {
          key: 'nationality',
          label: t('people.nationalities'),
          kind: 'select',
          required: false,
          options: countryOptions(t),
        },
        ...(asksPeople
          ? [
              {
                key: 'people',
                label: t('people-of.person'),
                help: t('people-of.asList'),
                kind: 'select' as const,
                required: false,
                options: (['residents', 'detainees'] as const).map((value) => ({
                  value,
                  label: t(`people-of.${value}`),
                })),
              },
            ]
          : []),
        ...(row.household === null
          ? []
          : [
              {
                key: 'householdRole',
                label: t('list.householdRole'),
                kind: 'select' as const,
                required: false,
                options: HOUSEHOLD_ROLES.map((value) => ({ value, label: pickText(HOUSEHOLD_ROLE_WORDS[value]) })),
              },
            ]),
        ...(waitsForParent(row.code)
          ? [
              {
                key: 'parentNo',
                label: t('list.parent'),
                help: t('list.besideParentExplain'),
                kind: 'own' as const,
                required: false,
                draw: (value: string, onChange: (value: string) => void) => (
                  <PersonField
                    label={t('list.parentIfAny')}
                    except={0}
                    status="held"
                    named={row.parent ?? undefined}
                    required={false}
                    value={value}
                    onChange={onChange}
                  />
                ),
              },
            ]
          : []),
        { key: 'sinceAt', label: t('list.since'), kind: 'instant', required: false },
        { key: 'reason', label: t('list.correctReason'), kind: 'long', required: true, shortest: 3 },
      ]}
      build={(values) => {
        const name = values.name ?? '';
        const source = list.source;
        const people = peopleOf(values.people);
        const householdRole = HOUSEHOLD_ROLES.find((role) => role === values.householdRole);
        return {
          listNo: list.listNo,
          row: row.row,
          decision: 'accept-as-new',
          reason: values.reason ?? '',
          ...(values.parentNo ? { parentNo: Number(values.parentNo) } : {}),
          ...(values.sinceAt ? { sinceAt: Number(values.sinceAt) } : {}),
          ...(asksPeople && people ? { people } : {}),
          ...(householdRole ? { householdRole } : {}),
          person: {
            names: [{ full: name, script: scriptOf(name), kind: 'primary', source }],
            sex: values.sex === 'female' ? 'female' : 'male',
            ...(values.birth ? { birth: values.birth } : {}),
            nationalities: values.nationality ? [{ code: values.nationality, source }] : [],
          },
        };
      }}
    />
  );
}
