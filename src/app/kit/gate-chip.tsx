import type { GateView } from '../../systems/transfers/line-views.ts';
import { pickText } from '../format/pick-text.ts';
import './gate-chip.css';

/**
 * One gate of a line: its name, a mark of its own shape for each state, and the state in words. Never colour alone. The words
 * come from the table around it, which has seven gates in each of 150 lines.
 */
export function GateChip({ gate, name, state }: { gate: GateView; name: string; state: string }) {
  const why = gate.text ? pickText(gate.text) : '';
  return (
    <span className="amana-gate" data-state={gate.state} title={[name, state, why].filter(Boolean).join(' · ')}>
      {name}
      <span className={gate.state === 'open' || gate.state === 'done' ? 'amana-hidden' : undefined}>: {state}</span>
    </span>
  );
}
