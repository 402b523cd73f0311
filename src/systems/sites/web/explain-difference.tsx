import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { PersonField } from '../../register/web/person-field.tsx';
import { type Explanation, explanations } from '../control/explanations.ts';
import type { ExplainRollDifferenceInput, RollRow } from '../control/views.ts';

/** Which explanations a difference can have: of somebody who is missing, or of somebody who was not on the roll. */
const possible = (row: RollRow): readonly Explanation[] =>
  explanations.filter(
    (explanation) => explanation === 'roll-was-wrong' || (explanation === 'registered') !== row.onOld,
  );

/** Says what became of somebody who was on one roll only. */
export function ExplainDifference({ rollCallId, row, zone }: { rollCallId: string; row: RollRow; zone: string }) {
  const { t } = useTranslation('sites');
  return (
    <FormDialog<ExplainRollDifferenceInput>
      command="sites/explain-roll-difference"
      label={t('roll.explain')}
      compact={t('roll.explainOf', { name: row.registerNumber ?? row.name })}
      explain={t('roll.explainHelp')}
      zone={zone}
      fields={[
        {
          key: 'explanation',
          label: t('roll.became'),
          kind: 'select',
          required: true,
          options: possible(row).map((value) => ({ value, label: t(`roll.explanations.${value}`) })),
        },
        ...(row.personNo === null
          ? [
              {
                key: 'personNo',
                label: t('roll.fileNumber'),
                kind: 'own' as const,
                required: false,
                draw: (value: string, onChange: (value: string) => void) => (
                  <PersonField
                    label={t('roll.fileNumber')}
                    required={false}
                    except={0}
                    value={value}
                    onChange={onChange}
                  />
                ),
              },
            ]
          : []),
        { key: 'account', label: t('roll.account'), kind: 'long', required: true, shortest: 10 },
      ]}
      build={(values) => {
        const { personNo = '' } = values;
        return {
          rollCallId,
          ord: row.ord,
          explanation: explanations.find((value) => value === values.explanation) ?? 'roll-was-wrong',
          ...(personNo === '' ? {} : { personNo: Number(personNo) }),
          account: values.account ?? '',
        };
      }}
    />
  );
}
