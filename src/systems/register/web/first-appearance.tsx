import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { GapName } from '../appearances/gaps.ts';
import { APPEARANCE_SOURCES } from '../appearances/sources.ts';
import type { RecordFirstAppearanceInput } from '../command-views.ts';
import type { OpeningView } from '../intake/opening-views.ts';

const GAPS: readonly GapName[] = ['arrestToArrival', 'arrivalToJudge', 'arrestToJudge'];

/** Of one time in custody: the first appearance before a judge, and the hours between arrest, arrival and judge, as far as their times are known. */
export function FirstAppearance({ opening: { appearance, gaps } }: { opening: OpeningView }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  return (
    <dl className="amana-cells">
      <div>
        <dt>{t('appearance.title')}</dt>
        <dd>
          {appearance === null ? (
            t('appearance.none')
          ) : (
            <>
              <bdi>{appearance.when.replace('T', ' ')}</bdi>
              {[appearance.authority && directory.authorityName(appearance.authority), appearance.court]
                .filter(Boolean)
                .map((court) => (
                  <span key={court}>
                    {' · '}
                    <bdi>{court}</bdi>
                  </span>
                ))}
              {appearance.source === 'inherited' && (
                <>
                  {' · '}
                  {t('intake.state.inherited')} · <bdi>{appearance.from}</bdi>
                </>
              )}
              {appearance.documentSha256 !== null && (
                <>
                  {' · '}
                  <Anchor href={`/api/documents/${appearance.documentSha256}`}>{t('appearance.document')}</Anchor>
                </>
              )}
            </>
          )}
        </dd>
      </div>
      {GAPS.map((name) => {
        const gap = gaps[name];
        if (gap === undefined) return null;
        return (
          <div key={name}>
            <dt>{t(`appearance.gaps.${name}`)}</dt>
            <dd>
              {gap.most < 0
                ? t('appearance.earlier', { hours: t('appearance.hours', { count: -gap.most }) })
                : gap.least === gap.most
                  ? t('appearance.hours', { count: gap.most })
                  : t('appearance.between', { least: formatNumber(gap.least), most: formatNumber(gap.most) })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Records the first appearance of these persons before a judge, one record for all who were brought together; or corrects that of one. */
export function RecordFirstAppearance({
  persons,
  corrects,
  zone,
  onDone,
}: {
  persons: readonly number[];
  corrects?: OpeningView['appearance'];
  zone: string;
  onDone?: () => void;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const authorities = useMe().data?.register.authorities ?? [];
  const before = corrects ?? undefined;
  return (
    <FormDialog<RecordFirstAppearanceInput>
      command="register/record-first-appearance"
      label={before === undefined ? t('appearance.record') : t('appearance.correct')}
      explain={before === undefined ? t('appearance.explain') : t('appearance.correctExplain')}
      zone={zone}
      initial={{
        source: before?.source ?? 'known',
        when: before?.when ?? '',
        authority: before?.authority ?? '',
        court: before?.court ?? '',
        from: before?.from ?? '',
      }}
      fields={[
        { key: 'when', label: t('appearance.when'), help: t('appearance.whenHelp'), kind: 'text', required: true },
        {
          key: 'authority',
          label: t('appearance.authority'),
          kind: 'select',
          required: false,
          options: authorities.map(({ code }) => ({ value: code, label: directory.authorityName(code) })),
        },
        { key: 'court', label: t('appearance.court'), help: t('appearance.courtHelp'), kind: 'text', required: false },
        {
          key: 'source',
          label: t('appearance.source'),
          kind: 'select',
          required: true,
          options: APPEARANCE_SOURCES.map((value) => ({ value, label: t(`intake.state.${value}`) })),
        },
        { key: 'from', label: t('appearance.fromWhom'), kind: 'text', required: false },
        { key: 'documentSha256', label: t('appearance.document'), kind: 'document', required: false },
        ...(before === undefined
          ? []
          : [{ key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 } as const]),
      ]}
      build={({ when = '', authority, court, source, from, documentSha256, reason }) => ({
        persons: [...persons],
        when,
        source: source === 'inherited' ? 'inherited' : 'known',
        ...(authority ? { authority } : {}),
        ...(court ? { court } : {}),
        ...(from ? { from } : {}),
        ...(documentSha256 ? { documentSha256 } : {}),
        ...(reason ? { reason } : {}),
      })}
      {...(onDone === undefined ? {} : { onDone })}
    />
  );
}
