import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { PlanAnswer } from '../plans/views.ts';

type ApproveInput = {
  planId: string;
  manifests: {
    code: string;
    kind?: 'within-authority';
    fromSite: string;
    toSite: string;
    via: string[];
    escortAuthority: string;
    toAuthority: string;
    plannedAt: number;
  }[];
};

/** What the officer may do with a plan: agree to receive by it, approve it with its draft manifests, put it aside. */
export function PlanActs({ plan, zone }: { plan: PlanAnswer; zone: string }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const own = useMe().data?.officer?.authority.code;
  const may = (name: string) => plan.abilities.includes(`transfers/${name}`);
  const authorityOf = (code: string) => directory.sites.find((site) => site.code === code)?.authority ?? '';
  const moves = plan.ways.flatMap(({ from, to }) => (to === null || to === from ? [] : [{ from, to }]));
  return (
    <Group gap="xs" className="amana-no-print">
      {may('agree-to-plan') && (
        <CommandButton<{ planId: string }>
          command="transfers/agree-to-plan"
          input={{ planId: plan.planId }}
          label={t('plan.agree')}
          explain={t('plan.agreeExplain')}
        />
      )}
      {may('approve-plan') && (
        <FormDialog<ApproveInput>
          command="transfers/approve-plan"
          label={t('plan.approve')}
          explain={t('plan.approveExplain', { count: moves.length })}
          zone={zone}
          fields={[
            { key: 'code', label: t('plan.codes'), help: t('plan.codesHelp'), kind: 'text', required: true },
            {
              key: 'escort',
              label: t('create.escort'),
              kind: 'select',
              required: true,
              options: directory.authorities.map((code) => ({ value: code, label: directory.authorityName(code) })),
            },
            { key: 'plannedAt', label: t('manifest.plannedAt'), kind: 'instant', required: true },
          ]}
          build={(values) => ({
            planId: plan.planId,
            manifests: moves.map(({ from, to }, i) => {
              const toAuthority = authorityOf(to);
              const isWithin = toAuthority === own;
              return {
                code: `${values.code ?? ''}-${i + 1}`,
                ...(isWithin ? { kind: 'within-authority' as const } : {}),
                fromSite: from,
                toSite: to,
                via: [],
                escortAuthority: isWithin ? toAuthority : (values.escort ?? ''),
                toAuthority,
                plannedAt: Number(values.plannedAt),
              };
            }),
          })}
        />
      )}
      {may('discard-plan') && (
        <FormDialog<{ planId: string; reason: string }>
          command="transfers/discard-plan"
          label={t('plan.discard')}
          explain={t('plan.discardExplain')}
          zone={zone}
          fields={[{ key: 'reason', label: t('plan.reason'), kind: 'long', required: true, shortest: 3 }]}
          build={(values) => ({ planId: plan.planId, reason: values.reason ?? '' })}
        />
      )}
    </Group>
  );
}
