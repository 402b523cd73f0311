import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { countryOptions } from '../../../app/format/country-name.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RegisterPersonInput, RegisterPersonResult } from '../command-views.ts';
import type { Script } from '../views.ts';
import { splitSection, useSectionOptions } from './use-section-options.ts';

const BASES: RegisterPersonInput['custody']['basis'][] = ['existing-custody', 'arrest', 'hand-over-by-third-state'];

/** The script in which a name is typed. */
const scriptOf = (name: string): Script =>
  /\p{Script=Cyrillic}/u.test(name) ? 'cyrillic' : /\p{Script=Latin}/u.test(name) ? 'latin' : 'arabic';

/** Enters one person who is held by the officer's own authority; the file opens afterwards. Many persons come by a list. */
export function RegisterPersonButton() {
  const { t } = useTranslation('register');
  const navigate = useNavigate();
  const directory = useDirectory();
  const officer = useMe().data?.officer;
  const places = useSectionOptions();
  const zone = directory.zoneOf(officer?.roles.find(({ site }) => site !== null)?.site ?? null);
  if (!officer) return null;
  return (
    <FormDialog<RegisterPersonInput, RegisterPersonResult>
      command="register/register-person"
      label={t('enter.title')}
      explain={t('enter.explain')}
      zone={zone}
      fields={[
        { key: 'name', label: t('enter.name'), help: t('enter.nameHelp'), kind: 'text', required: true },
        { key: 'latin', label: t('enter.latin'), kind: 'text', required: false },
        { key: 'source', label: t('identity.source'), help: t('enter.sourceHelp'), kind: 'text', required: true },
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
        {
          key: 'place',
          label: t('people.place'),
          help: t('enter.placeHelp'),
          kind: 'select',
          required: true,
          options: places,
        },
        {
          key: 'basis',
          label: t('enter.basis'),
          kind: 'select',
          required: true,
          options: BASES.map((value) => ({ value, label: t(`enter.bases.${value}`) })),
        },
        { key: 'fromAt', label: t('enter.fromAt'), kind: 'instant', required: true },
      ]}
      build={(values) => {
        const source = values.source ?? '';
        const name = values.name ?? '';
        const place = splitSection(values.place ?? '');
        return {
          site: place.site,
          person: {
            names: [
              { full: name, script: scriptOf(name), kind: 'primary', source },
              ...(values.latin
                ? [{ full: values.latin, script: 'latin', kind: 'transliteration', source } as const]
                : []),
            ],
            sex: values.sex === 'female' ? 'female' : 'male',
            ...(values.birth ? { birth: values.birth } : {}),
            nationalities: values.nationality ? [{ code: values.nationality, source }] : [],
          },
          custody: {
            custodian: officer.authority.code,
            ...place,
            fromAt: Number(values.fromAt),
            basis: BASES.find((basis) => basis === values.basis) ?? 'existing-custody',
          },
        };
      }}
      onDone={({ result }) => {
        if (result) void navigate({ to: '/people/$personNo', params: { personNo: String(result.personNo) } });
      }}
    />
  );
}
