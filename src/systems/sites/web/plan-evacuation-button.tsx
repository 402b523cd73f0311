import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { OperationAnswer } from '../../transfers/operation-views.ts';
import type { EmergencyAnswer, PlanEvacuationInput } from '../emergencies/views.ts';

/** Persons on one list unless somebody says otherwise: what a warden of a section can carry and call. */
const PER_MANIFEST = 500;

/** One act that makes draft manifests of everybody at the site, or in one section, to another site. */
export function PlanEvacuationButton({ emergency, zone }: { emergency: EmergencyAnswer; zone: string }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const me = useMe().data;
  const own = me?.officer?.authority.code ?? '';
  const authorities = (me?.register.authorities ?? []).map(({ code, name }) => ({
    value: code,
    label: pickText(name),
  }));
  const operation = useAnswer<OperationAnswer>('transfers/operation');
  // an operation that has ended takes no convoy
  const open = (operation.data?.operations ?? []).filter(({ endedAt }) => endedAt === null);
  if (operation.isLoading) return null;
  // in an emergency nobody may look for a button that is not there
  if (open[0] === undefined)
    return (
      <Alert color="orange" role="status">
        {t('emergency.noOperation')}{' '}
        <Link to="/" className="amana-link">
          {t('shell:navigation.operation')}
        </Link>
      </Alert>
    );
  const newest = String(open[0].operationNo);
  // to another site of the authority whose site it is: it escorts and receives
  const isOwn = (code: string) =>
    directory.sites.some((site) => site.code === code && site.authority !== null && site.authority === own);
  return (
    <FormDialog<PlanEvacuationInput>
      command="sites/plan-evacuation"
      label={t('emergency.evacuate')}
      explain={t('emergency.evacuateExplain')}
      zone={zone}
      fields={[
        ...(open.length === 1
          ? []
          : [
              {
                key: 'operation',
                label: t('emergency.operation'),
                kind: 'select' as const,
                required: true,
                options: open.map(({ operationNo, code, title }) => ({
                  value: String(operationNo),
                  label: `${code} · ${pickText(title)}`,
                })),
              },
            ]),
        { key: 'code', label: t('emergency.manifestCode'), kind: 'text', required: true },
        {
          key: 'section',
          label: t('emergency.sectionOnly'),
          kind: 'select',
          required: false,
          options: emergency.sections.map((value) => ({ value, label: directory.sectionName(emergency.site, value) })),
        },
        {
          key: 'toSite',
          label: t('emergency.toSite'),
          kind: 'select',
          required: true,
          options: directory.sites
            .filter(({ code }) => code !== emergency.site)
            .map(({ code }) => ({ value: code, label: directory.siteName(code) })),
        },
        {
          key: 'toAuthority',
          label: t('emergency.toAuthority'),
          kind: 'select',
          required: true,
          options: authorities,
          follows: ({ toSite = '' }) =>
            isOwn(toSite) ? t('within.proposed', { authority: directory.authorityName(own) }) : undefined,
        },
        {
          key: 'escort',
          label: t('emergency.escort'),
          kind: 'select',
          required: true,
          options: authorities,
          follows: ({ toSite = '' }) => (isOwn(toSite) ? '' : undefined),
        },
        { key: 'perManifest', label: t('emergency.perManifest'), kind: 'text', required: true },
        { key: 'plannedAt', label: t('emergency.leavesAt'), kind: 'instant', required: true },
      ]}
      initial={{ operation: newest, perManifest: String(PER_MANIFEST) }}
      build={(values) => ({
        emergencyId: emergency.emergencyId,
        ...(values.section ? { section: values.section } : {}),
        operationNo: Number(values.operation || newest),
        code: values.code ?? '',
        toSite: values.toSite ?? '',
        via: [],
        ...(isOwn(values.toSite ?? '')
          ? { escortAuthority: own, toAuthority: own }
          : { escortAuthority: values.escort ?? '', toAuthority: values.toAuthority ?? '' }),
        plannedAt: Number(values.plannedAt),
        // what is no number is refused in words
        perManifest: readDigits(values.perManifest ?? '') ?? 0,
      })}
    />
  );
}
