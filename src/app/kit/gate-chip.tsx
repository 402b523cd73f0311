import {
  IconCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconHourglassEmpty,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GateName, GateState, GateView } from '../../systems/transfers/line-views.ts';
import { pickText } from '../format/pick-text.ts';

const ICONS: Record<GateState, TablerIcon> = {
  open: IconCircleDashed,
  done: IconCheck,
  refused: IconX,
  lapsed: IconClockExclamation,
  expired: IconHourglassEmpty,
};

/** One gate of a line: its name, a mark of its own shape for each state, and the state in words. Never colour alone. */
export function GateChip({ name, gate }: { name: GateName; gate: GateView }) {
  const { t } = useTranslation('shell');
  const Icon = ICONS[gate.state];
  const state = t(`gate.state.${gate.state}`);
  const label = t(`gate.name.${name}`);
  const why = gate.text ? pickText(gate.text) : '';
  return (
    <span className="amana-gate" data-state={gate.state} title={[label, state, why].filter(Boolean).join(' · ')}>
      <Icon size={14} stroke={2.2} aria-hidden />
      <span>
        {label}
        <span className={gate.state === 'open' || gate.state === 'done' ? 'amana-hidden' : undefined}>: {state}</span>
      </span>
    </span>
  );
}
