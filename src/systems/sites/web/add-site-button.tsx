import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { latinDigits } from '../../../app/format/read-digits.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import type { AddSiteInput } from '../views.ts';

const KINDS = ['prison', 'camp', 'crossing', 'rehabilitation'] as const;

/** Degrees as people write them, in hundred-thousandths; what is no number stays one that the register refuses with the field's name. */
const inE5 = (degrees: string): number => Math.round(Number(latinDigits(degrees).replace('٫', '.')) * 100_000);

/** An administrator enters an officially acknowledged place of the own authority: the map, capacities and sections come after it. */
export function AddSiteButton() {
  const { t } = useTranslation('sites');
  const me = useMe().data;
  const text = (key: string, required = true, help?: string, label = key): FormField => ({
    key,
    label: t(`addSite.${label}`),
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
        text('latitudeE5', false, t('addSite.degreesHelp'), 'latitude'),
        text('longitudeE5', false, t('addSite.degreesHelp'), 'longitude'),
      ]}
      build={(values) => ({
        code: (values.code ?? '').trim().toUpperCase(),
        kind: KINDS.find((kind) => kind === values.kind) ?? 'prison',
        nameAr: values.nameAr ?? '',
        nameEn: values.nameEn ?? '',
        ...(values.nameCkb ? { nameCkb: values.nameCkb } : {}),
        country: (values.country ?? '').trim().toUpperCase(),
        zone: (values.zone ?? '').trim(),
        ...(values.latitudeE5 ? { latitudeE5: inE5(values.latitudeE5) } : {}),
        ...(values.longitudeE5 ? { longitudeE5: inE5(values.longitudeE5) } : {}),
        authority: me?.officer?.authority.code ?? '',
      })}
    />
  );
}
