import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { latinDigits } from '../../../app/format/read-digits.ts';
import { FormDialog, type FormField } from '../../../app/kit/form-dialog.tsx';
import type { AddSiteInput } from '../views.ts';

const KINDS = ['prison', 'camp', 'crossing', 'rehabilitation'] as const;

/** Degrees as people write them, in hundred-thousandths; what is no number stays one that the register refuses with the field's name. */
const inE5 = (degrees: string): number => Math.round(Number(latinDigits(degrees).replace('٫', '.')) * 100_000);

/** An administrator enters an officially acknowledged place of the own authority: the map, capacities and sections come after it. */
export function AddSiteButton() {
  const { t } = useTranslation('sites');
  const me = useMe().data;
  const text = (key: string, required = true, help?: string): FormField => ({
    key,
    label: t(`addSite.${key}`),
    kind: 'text',
    required,
    ...(help === undefined ? {} : { help }),
  });
  return (
    <FormDialog<AddSiteInput>
      command="sites/add-site"
      label={t('addSite.title')}
      explain={t('addSite.explain')}
      zone={me?.register.zone ?? 'UTC'}
      initial={{ zone: me?.register.zone ?? 'UTC' }}
      fields={[
        text('code', true, t('addSite.codeHelp')),
        {
          key: 'kind',
          label: t('vehicles.kind'),
          kind: 'select',
          required: true,
          options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        },
        text('nameAr'),
        text('nameEn'),
        text('nameCkb', false),
        text('country', true, t('addSite.countryHelp')),
        text('zone', true, t('addSite.zoneHelp')),
        text('latitude', false, t('addSite.degreesHelp')),
        text('longitude', false, t('addSite.degreesHelp')),
      ]}
      build={(values) => ({
        code: (values.code ?? '').trim().toUpperCase(),
        kind: KINDS.find((kind) => kind === values.kind) ?? 'prison',
        nameAr: values.nameAr ?? '',
        nameEn: values.nameEn ?? '',
        ...(values.nameCkb ? { nameCkb: values.nameCkb } : {}),
        country: (values.country ?? '').trim().toUpperCase(),
        zone: (values.zone ?? '').trim(),
        ...(values.latitude ? { latitudeE5: inE5(values.latitude) } : {}),
        ...(values.longitude ? { longitudeE5: inE5(values.longitude) } : {}),
        authority: me?.officer?.authority.code ?? '',
      })}
    />
  );
}
