import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Directory, useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import { BreachBadge } from '../../../app/kit/breach-badge.tsx';
import type { Column } from '../../../app/kit/data-table.tsx';
import { GateChip } from '../../../app/kit/gate-chip.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import type { GateName, GateState, LineView } from '../line-views.ts';
import { changedText } from './changed-text.ts';
import { ListAgainButton } from './list-again-button.tsx';
import { StrikeOffButton } from './strike-off-button.tsx';

/** The gates in the order in which they are shown. */
export const shownGates: readonly GateName[] = [
  'order',
  'fitness',
  'notice',
  'interview',
  'fear',
  'acceptance',
  'compartment',
];

const gateStates: readonly GateState[] = ['open', 'done', 'refused', 'lapsed', 'expired'];

type Basis = NonNullable<LineView['basis']>;

/**
 * The columns of the lines of a manifest, the same until something in them changes. A convoy has 150 lines and a line seven gates: what they have
 * in common is made once, and cells are plain elements.
 */
export function useLineColumns(manifestNo: number, to: string, abilities: readonly string[]): Column<LineView>[] {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return useMemo(
    () => makeColumns(t, directory, { manifestNo, to, abilities }),
    [t, directory, manifestNo, to, abilities],
  );
}

const makeColumns = (
  t: TFunction,
  directory: Directory,
  { manifestNo, to, abilities }: { manifestNo: number; to: string; abilities: readonly string[] },
): Column<LineView>[] => {
  const gateNames = shownGates.map((name) => ({ name, text: t(`shell:gate.name.${name}`) }));
  const stateTexts = new Map(gateStates.map((state) => [state, t(`shell:gate.state.${state}`)]));
  const stateOf = (line: LineView) => t(`lineState.${line.state}`, { defaultValue: line.state });
  const basisStyle = ({ kind }: Basis) => (kind === null ? 'amana-small amana-wrong' : 'amana-small');
  const basisOf = ({ text, site }: Basis) =>
    text === null
      ? t('lines.noBasis', { site: directory.siteName(site) })
      : t('lines.basis', { basis: pickText(text), site: directory.siteName(site) });
  const mayAdd = abilities.includes('transfers/add-lines');
  const mayStrikeOff = abilities.includes('transfers/strike-off');
  return [
    {
      key: 'person',
      label: t('lines.person'),
      value: (line) => line.registerNumber,
      render: (line) => (
        <Link to="/people/$personNo" params={{ personNo: String(line.personNo) }} className="amana-link">
          <PersonName registerNumber={line.registerNumber} name={line.name.primary} latin={line.name.latin} />
        </Link>
      ),
    },
    {
      key: 'state',
      label: t('lines.state'),
      value: stateOf,
      render: (line) => (
        <>
          <div>
            {line.struckOff === null ? stateOf(line) : `${stateOf(line)}: ${t(`strikeOff.reasons.${line.struckOff}`)}`}
          </div>
          {line.state === 'listed' && line.boarding !== null && (
            <div className="amana-small amana-wrong">{t(`boarding.outcomes.${line.boarding.outcome}`)}</div>
          )}
          {line.incident !== null && (
            <div className="amana-small">{t(`shell:difference.${line.incident}`, { defaultValue: line.incident })}</div>
          )}
          {line.gone !== null && (
            <div className="amana-small amana-wrong">
              {t('lines.gone', {
                what: t(`shell:difference.${line.gone.kind}`),
                at: formatInstant(line.gone.at, directory.zoneOf(to)),
              })}
            </div>
          )}
          {line.away !== null && (
            <div className="amana-small amana-wrong">
              {t('lines.away', {
                why: t(`lines.awayWhy.${line.away.reason}`),
                at: formatInstant(line.away.dueAt, directory.zoneOf(to)),
              })}
            </div>
          )}
          {line.ageClass !== 'adult' && (
            <div className="amana-small">
              <strong>{t(`ageClass.${line.ageClass}`)}</strong>
            </div>
          )}
          {line.refusal !== null && (
            <div className="amana-small amana-wrong">
              {[t('lines.refusedBecause', { reason: pickText(line.refusal.text) }), line.refusal.note]
                .filter(Boolean)
                .join(' · ')}
            </div>
          )}
          {(line.gates.acceptance.changed?.length ?? 0) > 0 && (
            <div className="amana-small amana-wrong">
              {t('lines.lapsedBy', {
                facts: (line.gates.acceptance.changed ?? [])
                  .map(changedText(directory.zoneOf(to)))
                  .join(t('listSeparator')),
              })}
            </div>
          )}
          {line.accompanies !== null && (
            <div className="amana-small">
              <strong>{t('lines.childOf', { parent: line.accompanies.registerNumber })}</strong>
              {line.accompanies.orderOwed && <div className="amana-wrong">{t('lines.cameOfAge')}</div>}
              {!line.accompanies.orderOwed && !line.accompanies.beside && (
                <div className="amana-wrong">{t('lines.childUndecided')}</div>
              )}
            </div>
          )}
          {line.basis !== null && <div className={basisStyle(line.basis)}>{basisOf(line.basis)}</div>}
          {line.breaches > 0 && <BreachBadge count={line.breaches} />}
        </>
      ),
    },
    {
      key: 'gates',
      label: t('lines.gates'),
      value: (line) => shownGates.filter((name) => line.gates[name].state === 'done').length,
      render: (line) => (
        <div style={{ minWidth: 280 }}>
          {gateNames.map(({ name, text }) => {
            const gate = line.gates[name];
            return (
              <GateChip
                key={name}
                gate={gate}
                name={text}
                state={stateTexts.get(gate.state) ?? (gate.text ? pickText(gate.text) : gate.state)}
              />
            );
          })}
        </div>
      ),
    },
    {
      key: 'seat',
      label: t('lines.seat'),
      value: (line) => [line.vehicle, line.compartment].filter(Boolean).join(' / ') || null,
    },
    {
      key: 'section',
      label: t('lines.section'),
      value: (line) => (line.section === null ? null : directory.sectionName(to, line.section)),
    },
    {
      key: 'next',
      label: t('lines.next'),
      value: (line) => (line.nextAction ? pickText(line.nextAction.text) : null),
      render: (line) => (
        <>
          {line.nextAction ? (
            <>
              <div>{pickText(line.nextAction.text)}</div>
              <div className="amana-quiet">{roleName(t, line.nextAction.role)}</div>
            </>
          ) : (
            '—'
          )}
          {mayAdd &&
            (line.state === 'struck-off' || line.state === 'suspended') &&
            line.gates.fear.state === 'done' && <ListAgainButton manifestNo={manifestNo} line={line} />}
          {mayStrikeOff && line.state !== 'struck-off' && <StrikeOffButton manifestNo={manifestNo} line={line} />}
        </>
      ),
    },
  ];
};
