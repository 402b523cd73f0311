import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { ResolveRowInput } from '../command-views.ts';
import type { ListView, WorkRow } from '../lists/list-views.ts';
import { PersonField } from './person-field.tsx';

/** Enters a child of a list beside the detained parent whom it accompanies: in the parent's section, and detained by nobody. */
export function EnterBesideParent({ list, row }: { list: ListView; row: WorkRow }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  return (
    <FormDialog<ResolveRowInput>
      command="register/resolve-row"
      label={t('list.besideParent')}
      explain={t('list.besideParentExplain')}
      zone={directory.zoneOf(list.site)}
      {...(row.parent === null ? {} : { initial: { parentNo: String(row.parent.personNo) } })}
      fields={[
        {
          key: 'parentNo',
          label: t('list.parent'),
          kind: 'own',
          required: true,
          draw: (value, onChange) => (
            <PersonField
              label={t('list.parent')}
              except={0}
              status="held"
              named={row.parent ?? undefined}
              value={value}
              onChange={onChange}
            />
          ),
        },
        { key: 'sinceAt', label: t('list.besideSince'), kind: 'instant', required: false },
        { key: 'reason', label: t('list.reason'), kind: 'long', required: true, shortest: 3 },
      ]}
      build={(values) => ({
        listNo: list.listNo,
        row: row.row,
        decision: 'accept-as-new',
        parentNo: Number(values.parentNo),
        reason: values.reason ?? '',
        ...(values.sinceAt ? { sinceAt: Number(values.sinceAt) } : {}),
      })}
    />
  );
}
